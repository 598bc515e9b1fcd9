/** saved: in her album. refused: she did not allow it. failed: no room, or no picture. */
export type SaveResult = 'saved' | 'refused' | 'failed'
