/** Stands in for every picture. */
export default 'file'
