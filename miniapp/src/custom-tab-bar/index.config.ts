// apply-shared: the icons and type sizes of app.scss reach into this component too.
export default { component: true, styleIsolation: 'apply-shared' }
