/** The layers of a stack, the topmost of them a leaf. */
export function Logo(props: { size?: number }) {
  const { size = 28 } = props;
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <path d="M16 18.6 29 25l-13 6.4L3 25z" fill="#23808d" />
      <path d="m16 12.1 13 6.4-13 6.4-13-6.4z" fill="#4fb0ae" />
      <path
        d="M16 .6c7 0 11 4.6 11 11.4-1.8 4-6 6.4-11 6.4S6.8 16 5 12C5 5.2 9 .6 16 .6z"
        fill="#8fd3a6"
      />
      <path
        d="M16 17V8.5m0 4.7 4-3.6m-4 1.6-3.4-3"
        fill="none"
        stroke="#0c4a56"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
