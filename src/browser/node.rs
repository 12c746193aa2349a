//! An element of the page. Its markup is the server's: the browser finds elements, copies templates and changes texts
//! and attributes.

use super::host::with_host;
use crate::model::{Point, Size};
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlInputElement, HtmlTemplateElement,
    HtmlTextAreaElement,
};

/// An element; copies are handles to the same one.
#[derive(Clone, PartialEq)]
pub struct Node(HtmlElement);

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

impl Node {
    /// The first element of the page that matches a selector; of a widget, in its shadow root.
    pub fn in_page(selector: &str) -> Option<Self> {
        let found = match with_host(|host| host.root().query_selector(selector)) {
            Some(found) => found,
            None => document()?.query_selector(selector),
        };
        found.ok().flatten().map(Self::of)
    }

    /// A copy of what is in the template of this name.
    pub fn from_template(name: &str) -> Self {
        let template = Self::in_page(&format!("template[data-name='{name}']"));
        let content = template.map(|node| node.0.unchecked_into::<HtmlTemplateElement>().content());
        let first = content.and_then(|content| content.first_element_child());
        let copy = first.map_or_else(|| missing(name), |first| Self::of(first).copy());
        copy.all("[data-hook]").into_iter().chain([copy.clone()]).for_each(|node| node.name_hook());
        copy
    }

    /// Gives the hook of a template its name in the page.
    fn name_hook(&self) {
        if let Some(hook) = self.attribute("data-hook") {
            self.set("data-testid", &hook);
            let _ = self.0.remove_attribute("data-hook");
        }
    }

    /// A copy with all that is inside.
    pub fn copy(&self) -> Self {
        self.0
            .clone_node_with_deep(true)
            .map_or_else(|_| self.clone(), |n| Self(n.unchecked_into()))
    }

    /// A new element without attributes.
    pub fn new(tag: &str) -> Self {
        let made = document().and_then(|document| document.create_element(tag).ok());
        // A page without a document runs no script.
        Self::of(made.unwrap_throw())
    }

    fn of(element: Element) -> Self {
        Self(element.unchecked_into())
    }

    /// The element that an event is about.
    pub fn target_of(event: &Event) -> Option<Self> {
        // An icon is none of HTML, but has elements around it as any other.
        event.target()?.dyn_into::<Element>().ok().map(Self::of)
    }

    /// The first element inside that matches a selector.
    pub fn find(&self, selector: &str) -> Option<Self> {
        self.0.query_selector(selector).ok().flatten().map(Self::of)
    }

    /// The same where the markup has one. A missing one is an error in the console.
    pub fn get(&self, selector: &str) -> Self {
        self.find(selector).unwrap_or_else(|| missing(selector))
    }

    /// All elements inside that match a selector.
    pub fn all(&self, selector: &str) -> Vec<Self> {
        let Ok(found) = self.0.query_selector_all(selector) else { return Vec::new() };
        (0..found.length())
            .filter_map(|at| found.get(at))
            .map(|n| Self(n.unchecked_into()))
            .collect()
    }

    /// The element itself or the nearest one around it that matches a selector.
    pub fn closest(&self, selector: &str) -> Option<Self> {
        self.0.closest(selector).ok().flatten().map(Self::of)
    }

    /// Is the other one this element or inside it?
    pub fn contains(&self, other: &Self) -> bool {
        self.0.contains(Some(&other.0))
    }

    /// The number of elements in it, without those inside these.
    pub fn child_count(&self) -> usize {
        self.0.child_element_count() as usize
    }

    /// Does it contain the focus?
    pub fn has_focus(&self) -> bool {
        let active = match with_host(|host| host.root().active_element()) {
            Some(active) => active,
            None => document().and_then(|document| document.active_element()),
        };
        active.is_some_and(|active| self.0.contains(Some(&active)))
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// Sets an attribute, unless it has this value: each change makes the browser style and lay out again.
    pub fn set(&self, name: &str, value: &str) {
        if self.attribute(name).as_deref() != Some(value) {
            // Fails only for a name that is none.
            let _ = self.0.set_attribute(name, value);
        }
    }

    /// Sets or removes an attribute without a value.
    pub fn set_flag(&self, name: &str, is_on: bool) {
        let _ = self.0.toggle_attribute_with_force(name, is_on);
    }

    /// Shows or hides it.
    pub fn show(&self, is_shown: bool) {
        self.set_flag("hidden", !is_shown);
    }

    /// The text in the content of a template.
    pub fn template_text(&self) -> String {
        let template = self.0.unchecked_ref::<HtmlTemplateElement>();
        template.content().text_content().unwrap_or_default()
    }

    /// Replaces the text, unless it is the same.
    pub fn set_text(&self, text: &str) {
        if self.0.text_content().as_deref() != Some(text) {
            self.0.set_text_content(Some(text));
        }
    }

    /// Replaces the content by HTML, which has to be sanitised.
    pub fn set_html(&self, html: &str) {
        self.0.set_inner_html(html);
    }

    /// Sets a custom property for the stylesheet. Through CSSOM, since the Content-Security-Policy forbids style
    /// attributes.
    pub fn set_property(&self, name: &str, value: &str) {
        let _ = self.0.style().set_property(name, value);
    }

    /// Sets the place for the stylesheet: `--x` and `--y` in percent.
    pub fn set_place(&self, at: Point) {
        self.set_property("--x", &super::percent(at.x()));
        self.set_property("--y", &super::percent(at.y()));
    }

    /// Sets the place, and of a region its size: `--width` and `--height` for the stylesheet, `data-w` and `data-h` for scripts.
    pub fn set_extent(&self, at: Point, size: Option<Size>) {
        self.set_place(at);
        let (w, h) = (size.map(Size::w), size.map(Size::h));
        for (property, data, side) in [("--width", "data-w", w), ("--height", "data-h", h)] {
            match side {
                Some(side) => {
                    self.set_property(property, &super::percent(side));
                    self.set(data, &super::decimal(side));
                }
                None => self.set_flag(data, false),
            }
        }
    }

    /// Adds an element at the end.
    pub fn append(&self, child: &Self) {
        let _ = self.0.append_child(&child.0);
    }

    /// Adds an element before another child, or at the end.
    pub fn insert(&self, child: &Self, before: Option<&Self>) {
        let _ = self.0.insert_before(&child.0, before.map(|before| &**before.0));
    }

    /// Removes it from the page.
    pub fn remove(&self) {
        self.0.remove();
    }

    /// Replaces it by another element.
    pub fn replace_with(&self, other: &Self) {
        let _ = self.0.replace_with_with_node_1(&other.0);
    }

    /// Replaces the content by one element, or by nothing.
    pub fn fill(&self, content: Option<&Self>) {
        self.0.set_text_content(None);
        if let Some(content) = content {
            self.append(content);
        }
    }

    /// Replaces the content by that of another element.
    pub fn take_children(&self, other: &Self) {
        self.0.set_text_content(None);
        while let Some(child) = other.0.first_child() {
            let _ = self.0.append_child(&child);
        }
    }

    /// Makes these the first children, in this order. Those in order are not touched, so that they keep the focus.
    pub fn put_first(&self, wanted: &[Self]) {
        let mut next = self.0.first_element_child().map(Self::of);
        for child in wanted {
            match next.as_ref() == Some(child) {
                true => next = child.0.next_element_sibling().map(Self::of),
                false => self.insert(child, next.as_ref()),
            }
        }
    }

    /// Calls `f` at each event of this type on the element or inside it.
    pub fn on(&self, event: &str, f: impl FnMut(Event) + 'static) {
        super::listen::listen(self.0.clone().into(), event, Box::new(f));
    }

    /// Scrolls the page until it is seen, unless it is.
    pub fn bring_into_view(&self) {
        let (rect, viewport) = (self.rect(), super::viewport());
        if rect.y < 0.0 || rect.y + rect.height > viewport.height {
            self.0.scroll_into_view_with_bool(rect.y < 0.0);
        }
    }

    /// The element with the focus, if it is not the page as a whole.
    pub fn focused() -> Option<Self> {
        let active = match with_host(|host| host.root().active_element()) {
            Some(active) => active,
            None => document()?.active_element(),
        };
        active.filter(|active| active.tag_name() != "BODY").map(Self::of)
    }

    /// All elements of the page that match a selector; of a widget, in its shadow root.
    pub fn all_in_page(selector: &str) -> Vec<Self> {
        let root = Self::in_page("body, .room-page");
        root.map(|root| root.all(selector)).unwrap_or_default()
    }

    /// Does it match a selector?
    pub fn is(&self, selector: &str) -> bool {
        self.0.matches(selector).unwrap_or_default()
    }

    /// Presses it, as a click does.
    pub fn press(&self) {
        self.0.click();
    }

    /// Focuses it.
    pub fn focus(&self) {
        // Fails only for a detached element.
        let _ = self.0.focus();
    }

    /// The text of a field.
    pub fn value(&self) -> String {
        self.0.unchecked_ref::<HtmlTextAreaElement>().value()
    }

    /// Replaces the text of a field, unless it is the same: that would move the cursor.
    pub fn set_value(&self, text: &str) {
        let field = self.0.unchecked_ref::<HtmlTextAreaElement>();
        if field.value() != text {
            field.set_value(text);
        }
    }

    /// Puts the focus into a field and selects its text.
    pub fn select(&self) {
        self.focus();
        self.0.unchecked_ref::<HtmlTextAreaElement>().select();
    }

    /// Is a checkbox checked?
    pub fn is_checked(&self) -> bool {
        self.0.unchecked_ref::<HtmlInputElement>().checked()
    }

    /// Checks a checkbox, or unchecks it.
    pub fn set_checked(&self, is_checked: bool) {
        self.0.unchecked_ref::<HtmlInputElement>().set_checked(is_checked);
    }

    /// Replaces the icon inside by another one of the page's sprite.
    pub fn set_icon(&self, name: &str) {
        // Not an HTML element: `Node` is none for it.
        if let Ok(Some(icon)) = self.0.query_selector("use") {
            let _ = icon.set_attribute("href", &format!("#icon-{name}"));
        }
    }

    /// The rectangle in the viewport.
    pub fn rect(&self) -> super::Rect {
        let rect = self.0.get_bounding_client_rect();
        super::Rect { x: rect.x(), y: rect.y(), width: rect.width(), height: rect.height() }
    }

    /// The element for the functions of this module.
    pub(super) fn element(&self) -> &HtmlElement {
        &self.0
    }
}

/// Something that the markup should have: a message in the console, and an element that nobody sees.
fn missing(name: &str) -> Node {
    web_sys::console::error_1(&format!("the page has no {name}").into());
    Node::new("div")
}
