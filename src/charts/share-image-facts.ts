/** What is the image of a piece, for those who point at it? */
export const shareImageFacts = { width: 1200, height: 630, type: 'image/png' } as const;
