//! Lines of a text with their numbers, as an editor counts them: LF, CRLF and lone CR end a line.

/// One line without its end.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    /// Counted from 1.
    pub number: u32,
    /// Its characters.
    pub text: &'a str,
    /// Whether a form feed stood at its start: a page begins here.
    pub opens_page: bool,
    /// Number of its tabs.
    pub tabs: u32,
    /// Most tabs of a line among its neighbours, up to the next line without any sign on either side.
    pub widest: u32,
}

impl Line<'_> {
    /// Whether it shows nothing.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether it neither shows nor separates anything.
    pub(crate) fn is_empty(&self) -> bool {
        self.tabs == 0 && self.is_blank()
    }

    /// Whether it shows something and holds a tab before its end.
    pub(crate) fn is_tabbed(&self) -> bool {
        self.tabs > 0 && !self.is_blank()
    }
}

/// Splits a text into lines.
pub(crate) fn split(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for piece in text.split_inclusive('\n') {
        let body = piece.strip_suffix('\n').map_or(piece, |p| p.strip_suffix('\r').unwrap_or(p));
        for line in body.split('\r') {
            let shown = line.trim_start_matches('\u{C}');
            let number = lines.len() as u32 + 1;
            let tabs = line.matches('\t').count() as u32;
            let text = shown.trim_end_matches('\u{C}');
            lines.push(Line { number, text, opens_page: shown.len() < line.len(), tabs, widest: 0 });
        }
    }
    for stanza in lines.chunk_by_mut(|a, b| !a.is_empty() && !b.is_empty()) {
        let widest = stanza.iter().map(|l| l.tabs).max().unwrap_or_default();
        for line in stanza {
            line.widest = widest;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn counts_lines_as_an_editor_does() {
        let seen: Vec<_> =
            split("a\r\nb\rc\n\n\u{C}d").iter().map(|l| (l.number, l.text, l.opens_page)).collect();
        assert_eq!(seen, [(1, "a", false), (2, "b", false), (3, "c", false), (4, "", false), (5, "d", true)]);
    }
}
