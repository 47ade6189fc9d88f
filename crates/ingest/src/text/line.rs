//! Lines of a text with their numbers, as an editor counts them: LF, CRLF and lone CR end a line.

use normalize::Looks;

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
    /// What it looks like by its bytes.
    pub looks: Looks,
}

impl Line<'_> {
    /// Whether it shows nothing.
    pub(crate) fn is_blank(&self) -> bool {
        match self.text.as_bytes().first() {
            // No white space begins with one of these.
            Some(0x21..0x80 | 0xC3..=0xDF) => false,
            _ => self.text.trim_start().is_empty(),
        }
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
    let bytes = text.as_bytes();
    // The lines of a plan are longer; room that stays empty takes no memory.
    let mut lines = Vec::with_capacity(bytes.len() / 64 + 1);
    let (mut start, mut tabs) = (0, 0);
    // Whether a line follows that the end of the text closes: a lone CR opens one even there.
    let mut open = false;
    for at in memchr::memchr3_iter(b'\n', b'\r', b'\t', bytes) {
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'\t'), _) => {
                tabs += 1;
                continue;
            }
            (Some(b'\r'), Some(b'\n')) => continue,
            (sign, _) => open = sign == Some(&b'\r'),
        }
        let own = text.get(start..at).unwrap_or_default();
        let own = if open { own } else { own.strip_suffix('\r').unwrap_or(own) };
        lines.push(line(own, lines.len(), tabs));
        (start, tabs) = (at + 1, 0);
    }
    if open || start < bytes.len() {
        lines.push(line(text.get(start..).unwrap_or_default(), lines.len(), tabs));
    }
    for stanza in lines.chunk_by_mut(|a, b| !a.is_empty() && !b.is_empty()) {
        let widest = stanza.iter().map(|l| l.tabs).max().unwrap_or_default();
        for line in stanza {
            line.widest = widest;
        }
    }
    lines
}

fn line(text: &str, before: usize, tabs: u32) -> Line<'_> {
    let shown = text.trim_start_matches('\u{C}');
    let opens_page = shown.len() < text.len();
    let text = shown.trim_end_matches('\u{C}');
    Line { number: before as u32 + 1, text, opens_page, tabs, widest: 0, looks: Looks::of(text) }
}

#[cfg(test)]
mod tests {
    use super::{Line, split};

    #[test]
    fn lines_end_as_they_are_split() {
        let mut texts = vec![String::new()];
        for _ in 0..6 {
            let longer = |text: &String| ["a", "\r", "\n", "\t"].map(|sign| format!("{text}{sign}"));
            texts.extend(texts.iter().flat_map(longer).collect::<Vec<_>>());
            texts.sort();
            texts.dedup();
        }
        for text in texts {
            let pieces = text.split_inclusive('\n');
            let bodies =
                pieces.map(|p| p.strip_suffix('\n').map_or(p, |p| p.strip_suffix('\r').unwrap_or(p)));
            let wanted: Vec<&str> = bodies.flat_map(|body| body.split('\r')).collect();
            let seen = split(&text);
            assert_eq!(seen.iter().map(|l| l.text).collect::<Vec<_>>(), wanted, "{text:?}");
            let tabs = |l: &Line<'_>| l.tabs as usize == l.text.matches('\t').count();
            assert!(seen.iter().all(tabs), "{text:?}");
        }
    }

    #[test]
    fn counts_lines_as_an_editor_does() {
        let seen: Vec<_> =
            split("a\r\nb\rc\n\n\u{C}d").iter().map(|l| (l.number, l.text, l.opens_page)).collect();
        assert_eq!(seen, [(1, "a", false), (2, "b", false), (3, "c", false), (4, "", false), (5, "d", true)]);
    }
}
