//! Headings that are open while the rows of a table are read.

use model::{OrdinalStyle, Shared};

use super::handed_down::Gift;

/// A heading that is open.
pub(super) struct Open {
    /// Its path.
    pub(super) path: Vec<Shared>,
    /// Id of its node.
    pub(super) id: Shared,
    /// Its title.
    pub(super) title: Shared,
    /// The style of its number.
    pub(super) style: Option<OrdinalStyle>,
    /// Whether it is in capitals.
    pub(super) shouted: bool,
    /// Whether a task stood below it.
    pub(super) used: bool,
    /// What it hands down to the rows below it.
    pub(super) gift: Gift,
}

impl Open {
    /// Whether it stays open above a heading without number, whose path is that of the heading above it: a section does,
    /// a heading that has no task yet, and capitals above small letters; headings that look alike are siblings.
    pub(super) fn stays_above(&self, path: &[Shared], shouted: bool) -> bool {
        let outer = self.path.len() < path.len() && path.starts_with(&self.path);
        let own = path.starts_with(&self.path)
            && match self.style {
                Some(style) => !self.used || style.heads_section(),
                None => !self.used || self.shouted && !shouted,
            };
        own || outer && self.style.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::{Gift, Open, Shared};
    use model::OrdinalStyle::{Decimal, Roman};

    #[test]
    fn what_stays_above_a_heading_without_number() {
        // (the heading above: its path, its style, in capitals, with tasks; path and capitals of the heading; stays)
        for (above, style, shouted, used, path, shouts, stays) in [
            (&[][..], None, false, true, &[][..], false, false), // «Lĩnh vực kinh tế», «Lĩnh vực xã hội»
            (&[], None, true, true, &[], false, true), // «LĨNH VỰC KINH TẾ», «Nhóm nhiệm vụ thường xuyên»
            (&[], None, true, true, &[], true, false),
            (&[], None, false, true, &[], true, false),
            (&[], None, false, false, &[], false, true),
            (&["I"], Some(Roman), true, true, &["I"], false, true),
            (&["I"], Some(Roman), true, true, &[], false, false),
            (&["1"], Some(Decimal), false, true, &["1"], false, false),
            (&["1"], Some(Decimal), false, false, &["1"], false, true),
            (&["I"], Some(Roman), false, true, &["I", "1"], false, true),
            (&["I", "1"], Some(Decimal), false, true, &["I", "1"], false, false),
        ] {
            let owned = |path: &[&str]| path.iter().map(|step| Shared::from(*step)).collect::<Vec<_>>();
            let open = Open {
                path: owned(above),
                id: Shared::default(),
                title: "".into(),
                style,
                shouted,
                used,
                gift: Gift::default(),
            };
            assert_eq!(open.stays_above(&owned(path), shouts), stays, "{above:?} {style:?} over {path:?}");
        }
    }
}
