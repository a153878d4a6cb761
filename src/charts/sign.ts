/** How is our sign drawn? What has been reached rises in steps; the frontier above it is never closed. */
export const sign = {
  width: 28,
  height: 16,
  /** Path data of each part, drawn as lines of width 2. */
  frontier: 'M1 2h26',
  reached: 'M1 15h7V10h7V6h7',
} as const;
