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
  warning: 'M8 2.2 14.3 13H1.7ZM8 6.3v3.2M8 11.3v.1',
  lock: 'M4 7.2h8v6H4zM5.6 7.2V5a2.4 2.4 0 0 1 4.8 0v2.2',
  plus: 'M8 3v10M3 8h10',
  up: 'M4 9.8 8 5.8l4 4',
  down: 'M4 6.2 8 10.2l4-4',
  bell: 'M4 11.5V7.2a4 4 0 0 1 8 0v4.3ZM2.8 11.5h10.4M6.8 13.7h2.4',
  sound: 'M2.5 6.2v3.6H5l3.2 2.7v-9L5 6.2ZM10.6 5.6a3.4 3.4 0 0 1 0 4.8M12.4 3.9a5.8 5.8 0 0 1 0 8.2',
  mute: 'M2.5 6.2v3.6H5l3.2 2.7v-9L5 6.2ZM10.7 6.3l3.2 3.4M13.9 6.3l-3.2 3.4',
  message: 'M2.8 3.2h10.4v7.6H7.6L4.8 13.2v-2.4h-2Z',
  screen: 'M2 3h12v8H2ZM5.5 13.5h5',
  search: 'M7 2.8a4.2 4.2 0 1 0 .01 0M10.2 10.2l3.3 3.3',
  remove: 'M8 1.8a6.2 6.2 0 1 0 .01 0M5 8h6',
  back: 'M3 8h8.2a2.6 2.6 0 0 1 0 5.2H7M3 8l3-3M3 8l3 3',
  forward: 'M4.5 3.5 9 8l-4.5 4.5M9 3.5 13.5 8 9 12.5',
  dots: 'M3.5 8v.01M8 8v.01M12.5 8v.01',
  pause: 'M5.8 3.8v8.4M10.2 3.8v8.4',
  play: 'M5.5 3.5v9l7-4.5Z',
  skip: 'M4 3.8v8.4l6-4.2ZM12 3.8v8.4',
  lead: 'M2.5 12.5h11M3 10.5 2.5 5l3 2.2L8 3.5l2.5 3.7 3-2.2-.5 5.5Z',
  bot: 'M4 6.5h8v6H4zM8 6.5V3.8M8 3.2v.1M6.3 9v.6M9.7 9v.6M2.5 8.5v2M13.5 8.5v2',
  hand: 'M5 8.5V4a1 1 0 0 1 2 0v3.5M7 7.5V2.8a1 1 0 0 1 2 0v4.7M9 7.5V3.6a1 1 0 0 1 2 0V9M11 8V5.6a1 1 0 0 1 2 0v4.6c0 2.4-1.8 4-4.2 4-2 0-3-.9-4-2.6L3 9a1 1 0 0 1 1.7-1L5.5 9.3',
  heart: 'M8 13.2C2.6 9.4 2 6.8 3.2 5c1.4-1.9 3.9-1.4 4.8.6.9-2 3.4-2.5 4.8-.6 1.2 1.8.6 4.4-4.8 8.2Z',
  laugh: 'M8 1.8a6.2 6.2 0 1 0 .01 0M5 6.7 6 5.9l1 .8M9 6.7l1-.8 1 .8M4.8 9a3.4 3.4 0 0 0 6.4 0Z',
  surprise: 'M8 1.8a6.2 6.2 0 1 0 .01 0M6 6v.6M10 6v.6M8 8.9a1.5 1.5 0 1 0 .01 0',
  thinking: 'M8 1.8a6.2 6.2 0 1 0 .01 0M6 6.2v.5M10 5.6v.5M5.8 11 10.2 9.4',
  clap: 'M3.4 8.6 6.6 13h3.6l2.4-3.4-1.2-4.4-1.3.6.3 2L6.6 3.9l-1.2.9 1.9 2.7-3-1.6-.9 1.1ZM10.5 1.6l-.3 1.5M13.4 3l-1.2 1',
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
