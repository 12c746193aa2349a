//! Are all files found that a page loads by itself, and no others?

use super::links::{imports, in_page};

#[test]
fn a_page_loads_what_its_head_names() {
    let html = r#"
        <link rel="icon" type="image/svg+xml" href="/favicon.svg">
        <link rel="stylesheet" href="/pkg/a.css">
        <link rel="modulepreload" href="/pkg/a.js" crossorigin="x">
        <link rel="preload" href="/pkg/a_bg.wasm" as="fetch" crossorigin>
        <link rel="prefetch" href="/pkg/later.js">
        <script src="/pkg/b.js?v=1" defer></script>
        <script type="module" nonce="x">
            import("/pkg/a.js").then(a => a.default({ module_or_path: '/pkg/a_bg.wasm' }));
            load(`${root}/${name}.js`, "./c.mjs", "no path.js", ".js");
        </script>
        <p>"/pkg/d.js" is no script of this page.</p>
        <a href="/pkg/e.js">nor this</a>"#;
    let found = ["/pkg/a.js", "/pkg/a_bg.wasm", "/pkg/b.js?v=1", "./c.mjs"];
    assert_eq!(in_page(html), found);
    assert_eq!(in_page("<p>Nothing</p>"), [""; 0]);
}

#[test]
fn a_module_imports_what_stands_in_its_static_imports() {
    let script = r#"import"./a.js";import{b as c}from"./b.js";import d from './d.js';
        export { e } from "/pkg/e.mjs";
        const f = () => import("./on-click.js"), text = "from here", g = new URL('x.wasm', import.meta.url);"#;
    assert_eq!(imports(script), ["./b.js", "./d.js", "/pkg/e.mjs", "./a.js"]);
}
