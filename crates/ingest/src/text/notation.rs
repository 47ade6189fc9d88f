//! What vision models and converters write for signs and notes: formulas of LaTeX around figures, `$\geq 80\%$`,
//! `$3 0 / 6 / 2 0 2 6$`, and the marks of footnotes, `[^1]`, `<sup>1</sup>`, `$^{(2)}$`.
//!
//! A formula becomes what it shows. The mark of a footnote goes, as it does in a DOCX; the footnote itself stays where it
//! stands. What is no formula of figures and signs, such as an amount of dollars, stays as printed.

use memchr::memmem;
use model::{Code, Diagnostic};

/// Longest formula, in bytes, that stands for figures in a sentence.
const LONGEST: usize = 160;

/// How many formulas and marks of notes were read, and the first as printed.
#[derive(Debug, Default)]
pub(crate) struct Notation {
    count: usize,
    first: String,
}

impl Notation {
    /// Takes note of one.
    pub(crate) fn add(&mut self, printed: &str) {
        if self.count == 0 {
            printed.clone_into(&mut self.first);
        }
        self.count += 1;
    }

    /// What is to be said of them, if there are any.
    pub(crate) fn note(&self) -> Option<Diagnostic> {
        let count = || self.count.to_string();
        (self.count > 0).then(|| Diagnostic::new(Code::NotationRead, &[&count(), &self.first]))
    }
}

/// The text with formulas and marks of notes read, and what was; `None` where it has none.
pub(super) fn plain(text: &str) -> Option<(String, Notation)> {
    let bytes = text.as_bytes();
    // Nearly every text has neither sign.
    if memchr::memchr2(b'$', b'^', bytes).is_none() && memmem::find(bytes, b"<sup>").is_none() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut read = Notation::default();
    let mut rest = text;
    while let Some((before, marked)) =
        memchr::memchr3(b'$', b'[', b'<', rest.as_bytes()).and_then(|at| rest.split_at_checked(at))
    {
        out.push_str(before);
        let found = match marked.as_bytes().first() {
            Some(b'$') => formula(marked, &out),
            Some(b'[') => reference(marked, &out),
            _ => superscript(marked, &out),
        };
        rest = if let Some((shown, after)) = found {
            read.add(marked.strip_suffix(after).unwrap_or(marked));
            out.push_str(&shown);
            after
        } else {
            let (sign, after) = marked.split_at_checked(1).unwrap_or_default();
            out.push_str(sign);
            after
        };
    }
    out.push_str(rest);
    (read.count > 0).then_some((out, read))
}

/// What a formula at the head of `rest` shows, and what follows it.
fn formula<'t>(rest: &'t str, before: &str) -> Option<(String, &'t str)> {
    let (inner, after) = rest.strip_prefix('$')?.split_once('$')?;
    if inner.is_empty() || inner.len() > LONGEST || inner.contains('\n') {
        return None;
    }
    // «từ $5 đến $10»: a formula touches both its signs or neither.
    let touches = !inner.starts_with(' ');
    if touches == inner.ends_with(' ') || after.starts_with(|c: char| c.is_ascii_digit() || c == '$') {
        return None;
    }
    let inner = inner.trim();
    if let Some(mark) = inner.strip_prefix('^').map(|mark| mark.trim_matches(['{', '}', ' '])) {
        return Some((note_or(mark, before)?, after));
    }
    // «US$500»
    let joined = before.ends_with(|c: char| c.is_ascii_alphanumeric()) && !inner.starts_with('_');
    (!joined).then(|| Some((shown(inner)?, after)))?
}

/// `[^1]` behind a word; at the head of a line it is the footnote.
fn reference<'t>(rest: &'t str, before: &str) -> Option<(String, &'t str)> {
    const LONGEST_NAME: usize = 24;
    let (name, after) = rest.strip_prefix("[^")?.split_once(']')?;
    let named = !name.is_empty() && name.len() <= LONGEST_NAME && !name.contains(char::is_whitespace);
    let opens = before.is_empty() || before.ends_with('\n');
    (named && !(opens && after.starts_with(':'))).then(|| (String::new(), after))
}

/// `<sup>1</sup>` behind a word.
fn superscript<'t>(rest: &'t str, before: &str) -> Option<(String, &'t str)> {
    let (mark, after) = rest.strip_prefix("<sup>")?.split_once("</sup>")?;
    Some((note_or(mark.trim(), before)?, after))
}

/// Nothing for the mark of a note; the raised sign itself behind a unit or a number that it belongs to («m2», «106»).
fn note_or(mark: &str, before: &str) -> Option<String> {
    is_raised_sign(mark).then(|| if is_note(mark, before) { String::new() } else { mark.to_owned() })
}

/// Whether a raised sign behind a text is the mark of a note: behind a word, a year or a stop, but not behind a unit.
pub(crate) fn is_note(mark: &str, before: &str) -> bool {
    const UNITS: [&str; 7] = ["km", "cm", "dm", "mm", "hm", "dam", "CO"];
    let line = before.rsplit('\n').next().unwrap_or_default().trim_end_matches([' ', '*']);
    let word = line.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let letters = !word.contains(|c: char| c.is_ascii_digit()) && word.chars().nth(1).is_some();
    let closed = word.is_empty() && line.ends_with([')', '.', ',', ';', ':', '"', '”', '%']);
    is_raised_sign(mark) && (letters && !UNITS.contains(&word) || year || closed)
}

fn is_raised_sign(mark: &str) -> bool {
    const LONGEST: usize = 8;
    let sign = |c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '*' | '[' | ']' | ',');
    !mark.is_empty() && mark.len() <= LONGEST && mark.chars().all(sign)
}

/// What the inside of a formula shows; `None` where a sign of it is not known, or where it is a sentence.
fn shown(inner: &str) -> Option<String> {
    const LONGEST_WORD: usize = 3;
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    let mut letters = 0;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..)?;
        letters = if c.is_alphabetic() { letters + 1 } else { 0 };
        rest = match c {
            ' ' | '{' | '}' | '^' | '_' | '~' => after,
            '\\' => command(after, &mut out)?,
            c if c.is_alphabetic() && (letters > LONGEST_WORD || !c.is_ascii()) => return None,
            c => {
                out.push(c);
                after
            }
        };
    }
    (!out.is_empty()).then_some(out)
}

/// Writes what a command shows; gives what follows it.
fn command<'t>(rest: &'t str, out: &mut String) -> Option<&'t str> {
    let first = rest.chars().next()?;
    if !first.is_ascii_alphabetic() {
        if !matches!(first, ',' | ';' | ':' | '!' | ' ' | '\\') {
            out.push(first);
        }
        return rest.get(first.len_utf8()..);
    }
    let end = rest.bytes().position(|b| !b.is_ascii_alphabetic()).unwrap_or(rest.len());
    let (name, after) = rest.split_at_checked(end)?;
    let sign = match name {
        "geq" | "ge" | "geqslant" => "≥",
        "leq" | "le" | "leqslant" => "≤",
        "sim" => "~",
        "approx" => "≈",
        "times" => "×",
        "pm" => "±",
        "to" | "rightarrow" => "→",
        "ldots" | "dots" | "cdots" => "...",
        "circ" => "°",
        "quad" | "qquad" => " ",
        "left" | "right" | "displaystyle" => "",
        "frac" | "dfrac" | "tfrac" => {
            let (above, after) = group(after)?;
            let (below, after) = group(after)?;
            out.push_str(&shown(above)?);
            out.push('/');
            out.push_str(&shown(below)?);
            return Some(after);
        }
        "mathrm" | "mathbf" | "mathit" | "mathsf" | "operatorname" => {
            let (inner, after) = group(after)?;
            out.extend(inner.chars().filter(|c| !matches!(c, ' ' | '{' | '}' | '_' | '^' | '~')));
            return Some(after);
        }
        "text" | "textbf" | "textit" | "textrm" => {
            let (inner, after) = group(after)?;
            out.push_str(inner);
            return Some(after);
        }
        _ => return None,
    };
    out.push_str(sign);
    Some(after)
}

/// The inside of the braces at the head of a text, and what follows them.
fn group(text: &str) -> Option<(&str, &str)> {
    let inner = text.trim_start().strip_prefix('{')?;
    let mut depth = 1;
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((inner.get(..at)?, inner.get(at + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn formulas_of_figures() {
        for (text, expected) in [
            ("trước ngày $15/9/2025$.", "trước ngày 15/9/2025."),
            ("trước ngày $3 0 / 6 / 2 0 2 6 .$", "trước ngày 30/6/2026."),
            ("đạt $\\geq 80\\%$ kế hoạch", "đạt ≥80% kế hoạch"),
            ("giảm $5 \\%$ so với", "giảm 5% so với"),
            ("tối thiểu $\\frac { 1 } { 2 }$ kế hoạch", "tối thiểu 1/2 kế hoạch"),
            ("khí mê tan $\\left(\\mathrm{CH}_{4}\\right)$", "khí mê tan (CH4)"),
            ("diện tích $500 m^2$", "diện tích 500m2"),
            ("khoảng $ \\sim 100 $ doanh nghiệp", "khoảng ~100 doanh nghiệp"),
            ("đạt $10 \\text{ triệu đồng}$", "đạt 10 triệu đồng"),
        ] {
            assert_eq!(plain(text).map(|(plain, _)| plain).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_was_read_is_told() {
        let (_, read) = plain("đạt $\\geq 80\\%$ kế hoạch[^1]").expect("a formula");
        let note = read.note().expect("a note");
        assert_eq!(note.arguments, ["2", "$\\geq 80\\%$"]);
    }

    #[test]
    fn amounts_and_what_is_not_known() {
        for text in [
            "từ $5 đến $10 triệu",
            "US$500 và US$300",
            "giá $5-$10",
            "$500 million and $300 million",
            "$\\sum_{i} x_i$",
            "chi phí $500",
            "a^2 <b>",
            "$ 5$",
            "$Quý II$",
            "$5\n$6",
        ] {
            assert!(plain(text).is_none(), "{text}");
        }
    }

    #[test]
    fn marks_of_notes() {
        for (text, expected) in [
            ("| Sở Y tế[^1] | 30/6/2026[^2] |", "| Sở Y tế | 30/6/2026 |"),
            ("Sở Y tế<sup>1</sup>, Sở Tài chính <sup>(3)</sup>", "Sở Y tế, Sở Tài chính "),
            ("Quý II/2026 <sup>2</sup>", "Quý II/2026 "),
            ("500 m<sup>2</sup>, 3 km<sup>2</sup>, 10<sup>6</sup>", "500 m2, 3 km2, 106"),
            ("Chương trình $^{(2)}$.", "Chương trình ."),
            ("[^1]: Theo Quyết định[^2]", "[^1]: Theo Quyết định"),
            ("$^{(2)}$ Theo Quyết định", "(2) Theo Quyết định"),
        ] {
            assert_eq!(plain(text).map(|(plain, _)| plain).as_deref(), Some(expected), "{text}");
        }
        for text in ["[^1]: Theo Quyết định", "[ghi chú]^", "<sup>th</sup> ^"] {
            assert!(plain(text).is_none(), "{text}");
        }
    }
}
