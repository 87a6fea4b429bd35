/** Layers of a stack, with a leaf on top. */
export function Logo(props: { size?: number }) {
  const { size = 28 } = props;
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <path d="m16 17.5 14 6.5-14 6.5L2 24z" fill="#23808d" />
      <path d="m16 12 14 6.5L16 25 2 18.5z" fill="#4fb0ae" />
      <path
        d="M2 12.5C6 4.5 15 1.5 30 3c-1 9.5-6 16-15 16.5-5.5.2-10-2.5-13-7z"
        fill="#8fd3a6"
      />
      <path
        d="M6.5 13.5C13 13.5 20 10.5 25 6.5"
        fill="none"
        stroke="#0c4a56"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </svg>
  );
}
