// The few icons of the screen, drawn with the colour of the text around them. They are ornaments: the word is beside.
const PATHS = {
  check: 'M3.5 8.5 6.5 11.5 12.5 4.5',
  cross: 'M4.5 4.5 11.5 11.5M11.5 4.5 4.5 11.5',
  chevron: 'M5 6.5 8 9.5 11 6.5',
  clock: 'M8 4.5V8l2.5 1.5M8 2a6 6 0 1 0 .01 0',
  people:
    'M5.5 7.5a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM1.5 13c.3-2.2 1.9-3.5 4-3.5s3.7 1.3 4 3.5M10.5 3.4a2 2 0 0 1 0 3.9M11.6 9.8c1.6.3 2.7 1.5 2.9 3.2',
  help: 'M6 6.2c.1-1.2.9-1.9 2-1.9s2 .7 2 1.8c0 1.5-2 1.5-2 3.1M8 11.6v.1M8 1.8a6.2 6.2 0 1 0 .01 0',
  sun: 'M8 5a3 3 0 1 0 .01 0M8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9',
  moon: 'M13 9.6A5.6 5.6 0 0 1 6.4 3 5.6 5.6 0 1 0 13 9.6Z',
  auto: 'M2.5 3.5h11v7.5h-11zM6 13.5h4',
  copy: 'M5.5 5.5h7v7h-7zM3.5 10.5v-7h7',
  download: 'M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.2h10',
  info: 'M8 7.3v3.6M8 5v.1M8 1.8a6.2 6.2 0 1 0 .01 0',
} as const;

export function Icon({ name, size = 16 }: { name: keyof typeof PATHS; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
