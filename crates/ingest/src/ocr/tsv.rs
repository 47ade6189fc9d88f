//! Tesseract's TSV: twelve columns, of which a word's line (level 5) tells page, box, confidence and text.

/// A word as the engine saw it. Unit: px of its strip.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Seen {
    /// Text, NFC.
    pub text: String,
    /// Left.
    pub x0: f32,
    /// Right.
    pub x1: f32,
    /// How sure the engine is, 0…1.
    pub confidence: f32,
}

/// The words of each strip, in order; strips without a word have none. Lines that do not parse are skipped.
pub(super) fn parse(tsv: &str, strips: usize) -> Vec<Vec<Seen>> {
    let mut out = vec![Vec::new(); strips];
    for line in tsv.lines() {
        let Some((page, seen)) = word(line) else { continue };
        if let Some(words) = out.get_mut(page) {
            words.push(seen);
        }
    }
    out
}

fn word(line: &str) -> Option<(usize, Seen)> {
    let fields: Vec<&str> = line.splitn(12, '\t').collect();
    let [level, page, _, _, _, _, left, _, width, _, confidence, text] = fields.as_slice() else {
        return None;
    };
    let text = settle(text.trim());
    if *level != "5" || text.is_empty() {
        return None;
    }
    let (left, width): (f32, f32) = (left.parse().ok()?, width.parse().ok()?);
    let confidence: f32 = confidence.parse().ok()?;
    let page = page.parse::<usize>().ok()?.checked_sub(1)?;
    Some((page, Seen { text, x0: left, x1: left + width, confidence: (confidence / 100.0).clamp(0.0, 1.0) }))
}

/// Characters that the engine has in its alphabet and a plan does not: Ð (eth) is Đ, ⁄ is a slash.
fn settle(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{d0}' | '\u{189}' => 'Đ',
            '\u{2044}' | '\u{2215}' => '/',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_to_their_strips() {
        let tsv = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
                   1\t1\t0\t0\t0\t0\t0\t0\t90\t40\t-1\t\n\
                   5\t1\t1\t1\t1\t1\t6\t8\t20\t18\t96.5\tQÐ\n\
                   5\t1\t1\t1\t1\t2\t30\t8\t25\t18\t91\t358\n\
                   1\t2\t0\t0\t0\t0\t0\t0\t90\t40\t-1\t\n\
                   5\t3\t1\t1\t1\t1\t6\t8\t20\t18\t68\t1⁄5\n\
                   5\tx\t1";
        let strips = parse(tsv, 3);
        let texts: Vec<Vec<&str>> =
            strips.iter().map(|s| s.iter().map(|w| w.text.as_str()).collect()).collect();
        assert_eq!(texts, [vec!["QĐ", "358"], vec![], vec!["1/5"]]);
        assert!((strips[0][0].confidence - 0.965).abs() < 1e-6 && (strips[0][1].x1 - 55.0).abs() < 1e-6);
    }
}
