import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages load their parts lazily; on a busy machine that takes seconds.
configure({ asyncUtilTimeout: 60_000 });
