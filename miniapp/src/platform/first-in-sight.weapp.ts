/** Properties of a ScrollView that opens with the element `id` of its in sight; undefined: where it begins. */
export const useFirstInSight = (id: string | undefined): { scrollIntoView: string } => ({ scrollIntoView: id ?? '' })
