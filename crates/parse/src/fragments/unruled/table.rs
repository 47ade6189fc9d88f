//! Finds tables without rules on a page.

use model::{Page, Word};

use crate::{blocks::LayoutSettings, fragments::draft::Draft};

/// Finds tables set by white space among the words that no ruled table took.
pub fn find_unruled<'a>(
    _page: &'a Page,
    words: Vec<&'a Word>,
    _ruled: &[Draft<'a>],
    _settings: &LayoutSettings,
) -> (Vec<Draft<'a>>, Vec<&'a Word>) {
    (Vec::new(), words)
}
