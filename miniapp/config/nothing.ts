/** In the place of a module that the preview does not need. */
export default undefined
