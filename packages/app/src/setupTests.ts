import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages load lazily, which takes seconds on a busy machine.
configure({ asyncUtilTimeout: 60_000 });
