//! `markup-residue`: tags and stars that a converter left in the cells: `<p>`, `<i>`, `<br>`, `**`.
//!
//! Paragraph tags part paragraphs, which is evidence for `fused-rows`; the others only vanish.

use model::{Confidence, RowKind, Table};
use normalize::trimmed;

use super::{Edit, Proposal, Rule, Trace};

pub(crate) struct MarkupResidue;

impl Rule for MarkupResidue {
    fn name(&self) -> &'static str {
        "markup-residue"
    }

    fn find(&self, table: &Table, from: usize) -> Option<Proposal> {
        for (row, r) in table.rows.iter().enumerate().skip(from).filter(|(_, r)| r.kind == RowKind::Body) {
            for (column, cell) in r.cells.iter().enumerate() {
                if let Some(text) = without_markup(&cell.text) {
                    return Some(Proposal {
                        rule: self.name(),
                        edit: Edit::Rewrite { row, column, text },
                        column: Some(column),
                        confidence: Confidence::new(0.99),
                        because: "markup of a converter was taken out".into(),
                        trace: Trace::None,
                    });
                }
            }
        }
        None
    }
}

/// Tags that part paragraphs.
const BREAKS: &[&str] = &["p", "br", "div", "li"];
/// Tags that only dress.
const DRESS: &[&str] = &["i", "b", "u", "em", "strong", "span", "sup", "sub", "font", "ul", "ol"];

/// The text without markup, or `None` where there is none. `<` that opens no known tag is text.
pub(crate) fn without_markup(text: &str) -> Option<String> {
    // Nearly every cell ends here.
    memchr::memchr3(b'<', b'*', b'_', text.as_bytes())?;
    if let Some(inner) = dressed(text) {
        return Some(without_markup(inner).unwrap_or_else(|| tidy(inner)));
    }
    if !text.contains('<') && !text.contains("**") {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some(at) = rest.find(['<', '*']) {
        let (before, after) = rest.split_at_checked(at)?;
        out.push_str(before);
        if let Some(tail) = after.strip_prefix("**") {
            found = true;
            rest = tail;
        } else if let Some((name, tail)) = tag(after) {
            found = true;
            if BREAKS.contains(&name) {
                out.push('\n');
            }
            rest = tail;
        } else {
            let mut chars = after.chars();
            out.extend(chars.next());
            rest = chars.as_str();
        }
    }
    out.push_str(rest);
    found.then(|| tidy(dressed(&out).unwrap_or(&out)))
}

/// What a mark of italics around the whole text holds: `*x*`, `_x_`, `***x***`.
fn dressed(text: &str) -> Option<&str> {
    let text = trimmed(text);
    let inside = |mark: &str| -> Option<&str> {
        let inner = text.strip_prefix(mark)?.strip_suffix(mark)?;
        let touches = !inner.starts_with([' ', ')']) && !inner.ends_with([' ', '(', '\\']);
        // marks inside may be those of other spans, but a span of the same mark ends before the text does
        let own = mark.chars().next()?;
        let alone = !inner.replace("**", "").contains(own) && (own == '_' || !inner.starts_with("**"));
        (touches && alone && inner.contains(char::is_alphabetic)).then_some(inner)
    };
    match text.as_bytes().first() {
        Some(b'*') => inside("***").or_else(|| inside("*")),
        Some(b'_') => inside("___").or_else(|| inside("__")).or_else(|| inside("_")),
        Some(_) | None => None,
    }
}

/// The name of a known tag at the head of the text, and what follows it.
fn tag(text: &str) -> Option<(&'static str, &str)> {
    let inner = text.strip_prefix('<')?;
    let (body, tail) = inner.split_once('>')?;
    let name = body.trim_start_matches('/').split([' ', '/']).next()?;
    BREAKS.iter().chain(DRESS).find(|t| t.eq_ignore_ascii_case(name)).map(|t| (*t, tail))
}

/// Paragraphs trimmed, blank ones gone, runs of spaces single.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for paragraph in text.split('\n') {
        let before = if out.is_empty() { "" } else { "\n" };
        for (at, word) in paragraph.split_whitespace().enumerate() {
            out.push_str(if at == 0 { before } else { " " });
            out.push_str(word);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::without_markup;

    #[test]
    fn takes_out_known_tags_only() {
        let cases = [
            ("<p>đuôi dòng trước.</p> <p>Nhiệm vụ mới</p>", Some("đuôi dòng trước.\nNhiệm vụ mới")),
            ("<i>Sở Công Thương</i>", Some("Sở Công Thương")),
            ("**I.** Lĩnh vực", Some("I. Lĩnh vực")),
            ("tỷ lệ < 5% và > 3%", None),
            ("a * b", None),
            ("***Nhiệm vụ chung***", Some("Nhiệm vụ chung")),
            ("*Sở Y tế*", Some("Sở Y tế")),
            ("_**Nơi nhận:**_", Some("Nơi nhận:")),
            ("__Sở Y tế__", Some("Sở Y tế")),
            ("*a* và *b*", None),
            ("(*)", None),
            ("*", None),
            ("____", None),
            ("_2_", None),
        ];
        for (given, expected) in cases {
            assert_eq!(without_markup(given).as_deref(), expected, "{given}");
        }
    }
}
