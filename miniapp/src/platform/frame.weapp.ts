// WeChat draws the title bar itself.
export {}
