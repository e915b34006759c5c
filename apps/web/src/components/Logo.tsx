/** The brass window of a theatre's ticket counter, and the name. */
export function Logo() {
  return (
    <span className="logo">
      <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
        <path className="logo-frame" d="M4 30V14a12 12 0 0 1 24 0v16z" />
        <path className="logo-brass" d="M7 30V14a9 9 0 0 1 18 0v16h-2.5V14a6.5 6.5 0 0 0-13 0v16z" />
        <path className="logo-ticket" d="M11 22h10v2.2a1.5 1.5 0 0 0 0 2.8V29H11v-2a1.5 1.5 0 0 0 0-2.8z" />
        <path className="logo-brass" d="M2 28.5h28V31H2z" />
      </svg>
      <span>Guichet</span>
    </span>
  );
}
