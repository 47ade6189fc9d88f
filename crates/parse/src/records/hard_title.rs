//! Titles of headings that were hard to read in a picture: they stand over tasks that are surer than they are.

use model::{Code, Diagnostic, Region};

use super::of_picture;
use crate::ConfidenceSettings;

/// What is to be said about a title whose least sure word was read with this confidence; `None` for text of the file and
/// where the title is believed.
pub(crate) fn note(
    title: &str,
    lowest: Option<f32>,
    regions: &[Region],
    sure: &ConfidenceSettings,
) -> Option<Diagnostic> {
    let seen = of_picture(lowest?, sure);
    if title.is_empty() || seen >= sure.worth_a_look {
        return None;
    }
    let note = Diagnostic::new(Code::HeadingUnsure, &[title]);
    Some(match regions.first() {
        Some(region) => note.at(region.clone()),
        None => note,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_title_that_was_hard_to_see_is_named() {
        let sure = ConfidenceSettings::default();
        let named = |lowest| note("ĐÀO TẠO", lowest, &[], &sure).map(|n| n.code);
        assert_eq!(named(None), None);
        assert_eq!(named(Some(0.99)), None);
        assert_eq!(named(Some(0.2)), Some(Code::HeadingUnsure));
    }
}
