/** The icons there are: each is a symbol of icons.svg, which a browser loads once and keeps. */
export const icons = [
  'arrow-down', 'arrow-left', 'arrow-right', 'arrow-up', 'award', 'bell', 'book-open', 'bookmark', 'captions', 'chart-no-axes-column', 'check',
  'chevron-down', 'circle-question-mark', 'clock', 'cloud-check', 'cloud-off', 'copy', 'download', 'external-link', 'eye', 'file-check', 'file-text',
  'flag', 'graduation-cap', 'grip-vertical', 'info', 'key', 'keyboard', 'languages', 'library', 'lightbulb', 'list', 'lock', 'log-out', 'mail',
  'messages-square', 'minus', 'octagon-alert', 'panel-left', 'pencil', 'play', 'plus', 'printer', 'refresh-cw', 'search', 'settings', 'shield-check',
  'sun-moon', 'triangle-alert', 'unplug', 'user', 'users', 'volume-2', 'x', 'zoom-in',
] as const

export type IconName = (typeof icons)[number]
