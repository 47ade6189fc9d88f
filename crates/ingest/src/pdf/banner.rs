//! The banner of a digital signature: «Người ký: … Cơ quan: … Thời gian ký: …».
//!
//! Signing programs stamp it on the page, as an annotation or into the page itself. It belongs to the facts of the
//! file, not to the text of the document.

use jiff::civil::DateTime;
use model::{DigitalSignature, Rect, TextDirection, Word};

/// What a label of a banner introduces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Signer,
    Time,
    Other,
}

/// Labels as printed, without their colon, in lower case; longer ones first where one begins another.
const LABELS: [(&str, Label); 15] = [
    ("được ký bởi", Label::Signer),
    ("người ký", Label::Signer),
    ("ký bởi", Label::Signer),
    ("digitally signed by", Label::Signer),
    ("signed by", Label::Signer),
    ("thời gian ký", Label::Time),
    ("ngày ký", Label::Time),
    ("ký ngày", Label::Time),
    ("signing time", Label::Time),
    ("date", Label::Time),
    ("email", Label::Other),
    ("cơ quan", Label::Other),
    ("tổ chức", Label::Other),
    ("chức vụ", Label::Other),
    ("đơn vị", Label::Other),
];

/// A banner read from its words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Banner {
    /// Its text in one line.
    pub(super) text: String,
    /// Where it stands.
    pub(super) place: Rect,
    /// What it says.
    pub(super) signature: DigitalSignature,
}

/// Reads words as a banner: they must open with a label and hold at least two, one of which names the signer.
pub(super) fn read(words: &[Word]) -> Option<Banner> {
    let tokens: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
    let mut fields: Vec<(Label, Vec<&str>)> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some((label, length)) = label_at(&tokens, at) {
            fields.push((label, Vec::new()));
            at += length;
            continue;
        }
        fields.last_mut()?.1.push(token);
        at += 1;
    }
    let value = |wanted: Label| {
        fields.iter().find(|(label, v)| *label == wanted && !v.is_empty()).map(|(_, v)| v.join(" "))
    };
    let signer = value(Label::Signer)?;
    (fields.len() >= 2).then(|| Banner {
        text: tokens.join(" "),
        place: words.iter().map(|w| w.bbox).reduce(|a, b| a.union(&b)).unwrap_or_default(),
        signature: DigitalSignature {
            signer: Some(signer),
            signed_at: value(Label::Time).and_then(|t| time(&t)),
            covers_document: false,
        },
    })
}

/// The label that begins at a token, and how many tokens it takes. A label ends with a colon, which few words do: it is
/// looked for first.
fn label_at(tokens: &[&str], at: usize) -> Option<(Label, usize)> {
    LABELS.iter().find_map(|(name, label)| {
        let words = name.split(' ').count();
        let own = tokens.get(at..at + words)?;
        let closed = own.last()?.ends_with(':');
        if !closed && tokens.get(at + words) != Some(&":") {
            return None;
        }
        let printed = own.join(" ").to_lowercase();
        let printed = printed.strip_suffix(':').filter(|_| closed).unwrap_or(&printed);
        (printed == *name).then_some((*label, if closed { words } else { words + 1 }))
    })
}

/// A time as banners print it: `09.02.2021 12:16:11 +07:00`, `14/07/2026 18:37`, `2026-07-14T18:37:12`.
fn time(text: &str) -> Option<DateTime> {
    let numbers: Vec<i16> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|n| !n.is_empty())
        .filter_map(|n| n.parse().ok())
        .collect();
    let (year, month, day) = match numbers.as_slice() {
        [year, month, day, ..] if *year >= 1900 => (*year, *month, *day),
        [day, month, year, ..] if *year >= 1900 => (*year, *month, *day),
        _ => return None,
    };
    let small = |at: usize| numbers.get(at).and_then(|&n| i8::try_from(n).ok()).unwrap_or(0);
    DateTime::new(year, month.try_into().ok()?, day.try_into().ok()?, small(3), small(4), small(5), 0).ok()
}

/// Takes banners that were set into the page itself out of its words: a line that opens with the signer's label, and
/// the lines below it at the same left edge.
pub(super) fn take_from(words: &mut Vec<Word>) -> Vec<Banner> {
    let mut banners = Vec::new();
    let mut from = 0;
    while let Some(start) = (from..words.len()).find(|&i| opens(words, i)) {
        from = start + 1;
        let block = block_below(words, start);
        let taken: Vec<Word> = block.iter().filter_map(|&i| words.get(i).cloned()).collect();
        if let Some(banner) = read(&taken) {
            let mut index = 0;
            words.retain(|_| {
                index += 1;
                !block.contains(&(index - 1))
            });
            banners.push(banner);
            from = start;
        }
    }
    banners
}

fn opens(words: &[Word], at: usize) -> bool {
    let near = words.iter().skip(at).take(4).map(|w| w.text.as_str());
    if !near.clone().any(|text| text.ends_with(':')) {
        return false;
    }
    let head: Vec<&str> = near.collect();
    label_at(&head, 0).is_some_and(|(label, _)| label == Label::Signer)
}

/// How far below its first line a banner reaches, in lines.
const MOST_LINES: usize = 8;

/// The words of the lines that start where a word starts, from its line downwards.
fn block_below(words: &[Word], start: usize) -> Vec<usize> {
    let Some(first) = words.get(start) else { return Vec::new() };
    let em = first.style.size;
    let mut block = Vec::new();
    let mut baseline = first.baseline;
    for _ in 0..MOST_LINES {
        let line = line_from(words, first.bbox.x0, baseline, em);
        if line.is_empty() {
            break;
        }
        block.extend(line);
        let below = words
            .iter()
            .filter(|w| w.direction == TextDirection::Right && (w.bbox.x0 - first.bbox.x0).abs() < em)
            .map(|w| w.baseline)
            .filter(|b| *b > baseline + 0.5 * em && *b < baseline + 1.8 * em)
            .min_by(f32::total_cmp);
        match below {
            Some(next) => baseline = next,
            None => break,
        }
    }
    block
}

/// Indices of the words of one size on a baseline, from a left edge up to the first wide gap.
fn line_from(words: &[Word], left: f32, baseline: f32, em: f32) -> Vec<usize> {
    let mut on_line: Vec<(usize, &Word)> = words
        .iter()
        .enumerate()
        .filter(|(_, w)| {
            w.direction == TextDirection::Right
                && (w.baseline - baseline).abs() < 0.3 * em
                && w.bbox.x0 > left - em
                && (w.style.size - em).abs() < 0.25 * em
        })
        .collect();
    on_line.sort_by(|a, b| a.1.bbox.x0.total_cmp(&b.1.bbox.x0));
    let mut end = left;
    on_line
        .into_iter()
        .take_while(|(_, w)| {
            let near = w.bbox.x0 - end < 2.0 * em;
            end = w.bbox.x1;
            near
        })
        .map(|(i, _)| i)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(lines: &[&str]) -> Vec<Word> {
        let mut words = Vec::new();
        for (row, line) in lines.iter().enumerate() {
            let mut x = 50.0;
            for text in line.split(' ') {
                let y = 100.0 + 12.0 * row as f32;
                let bbox = Rect::new(x, y - 9.0, x + 20.0, y + 2.0);
                x += 23.0;
                let style = model::Style { size: 10.0, ..model::Style::default() };
                words.push(Word { text: text.to_owned(), bbox, baseline: y, style, ..Word::default() });
            }
        }
        words
    }

    #[test]
    fn a_banner_in_the_page_is_taken_out_of_it() {
        let mut page =
            words(&["Người ký: Sở Y tế", "Email: so@example.vn", "Thời gian ký: 09.02.2021 12:16:11 +07:00"]);
        let mut rest = words(&["", "", "", "", "", "", "Căn cứ Luật"]);
        rest.retain(|w| !w.text.is_empty());
        page.extend(rest);
        let banners = take_from(&mut page);
        assert_eq!(banners.len(), 1);
        let signature = banners.first().map(|b| b.signature.clone()).expect("one");
        assert_eq!(signature.signer.as_deref(), Some("Sở Y tế"));
        assert_eq!(signature.signed_at.map(|t| t.to_string()).as_deref(), Some("2021-02-09T12:16:11"));
        assert_eq!(page.iter().map(|w| w.text.as_str()).collect::<Vec<_>>(), ["Căn", "cứ", "Luật"]);
    }

    #[test]
    fn a_task_that_names_a_signer_is_no_banner() {
        assert_eq!(read(&words(&["Người ký: Chủ tịch Ủy ban nhân dân"])), None);
        assert_eq!(read(&words(&["Cơ quan: Sở Y tế Ngày ký: 09.02.2021"])), None);
    }
}
