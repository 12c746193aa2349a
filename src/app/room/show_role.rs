//! The role beside a name.

use crate::app::ui::role_words;
use crate::browser::Node;
use crate::model::Role;

/// Shows the role in its element, or hides that where no role is shown.
pub fn show_role(node: &Node, role: Option<Role>) {
    node.show(role.is_some());
    node.set_text(role.map_or("", role_words));
}
