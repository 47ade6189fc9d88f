//! A cell of a letterhead or a signature that lost its line breaks on the way to Markdown: «ỦY BAN NHÂN DÂN TỈNH CÀ MAU
//! -------- Số: 15/KH-UBND», «**TM. ỦY BAN NHÂN DÂN** **CHỦ TỊCH** **Lê Văn A**».

use crate::words::is_mostly_upper;

/// The lines of a cell: as printed where it has some, else cut where spans of bold end, at rules, and before what stands
/// on a line of its own in every letterhead and under every signature.
pub(crate) fn lines(text: &str) -> Vec<String> {
    if text.contains('\n') {
        return text.split('\n').map(str::to_owned).collect();
    }
    let mut out = Vec::new();
    for span in spans(text) {
        for part in between_rules(span) {
            cut(part, &mut out);
        }
    }
    out
}

/// Spans of bold that follow each other: «**A** **B**».
fn spans(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|t| t.find("** ")).map(|at| from + at) {
        let Some((before, after)) = rest.split_at_checked(at + 2) else { break };
        if after.trim_start().starts_with("**") && before.matches("**").count() % 2 == 0 {
            out.push(before.trim());
            rest = after.trim_start();
            from = 0;
        } else {
            from = at + 2;
        }
    }
    out.push(rest);
    out
}

/// The parts between rules of dashes: «--------».
fn between_rules(text: &str) -> impl Iterator<Item = &str> {
    let rule = |c: char| matches!(c, '-' | '_' | '=' | '—' | '–');
    let word = move |word: &&str| word.chars().count() >= 3 && word.chars().all(rule);
    let mut cuts = Vec::new();
    let mut from = 0;
    for found in text.split(' ') {
        let at = from;
        from += found.len() + 1;
        if word(&found) {
            cuts.push((at, at + found.len()));
        }
    }
    let mut begin = 0;
    let mut out = Vec::new();
    for (start, end) in cuts {
        out.push(text.get(begin..start).unwrap_or_default());
        begin = end;
    }
    out.push(text.get(begin..).unwrap_or_default());
    out.into_iter().map(str::trim).filter(|t| !t.is_empty())
}

/// Words before which a line of a letterhead begins.
const OPENINGS: &[&str] =
    &[" Số: ", " Số ", " Độc lập - Tự do", " Độc lập – Tự do", " Độc lập- Tự do", " ĐỘC LẬP - TỰ DO"];

/// Words behind which one ends.
const ENDINGS: &[&str] = &["Hạnh phúc ", "HẠNH PHÚC "];

fn cut(text: &str, out: &mut Vec<String>) {
    let opens = |o: &&str| text.find(*o).filter(|at| is_mostly_upper(text.get(..*at).unwrap_or_default()));
    let opening = OPENINGS.iter().filter_map(opens).min();
    let ending = ENDINGS.iter().filter_map(|e| text.find(e).map(|at| at + e.len())).min();
    let at = opening.or(ending).or_else(|| name_at(text));
    match at.and_then(|at| text.split_at_checked(at)).filter(|(left, _)| !left.trim().is_empty()) {
        Some((left, right)) => {
            out.push(left.trim().to_owned());
            cut(right.trim(), out);
        }
        None => out.push(text.to_owned()),
    }
}

/// Where the name of a signer begins behind his office in capitals, or the note that he signed: «… CHỦ TỊCH Lê Văn A».
fn name_at(text: &str) -> Option<usize> {
    const SIGNING: [&str; 4] = ["TM. ", "KT. ", "TL. ", "TUQ. "];
    if !SIGNING.iter().any(|s| text.starts_with(s)) {
        return None;
    }
    let small = |word: &str| word.contains(char::is_lowercase) || word.starts_with('(');
    let mut from = 0;
    for word in text.split(' ') {
        if small(word) {
            return Some(from);
        }
        from += word.len() + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn lines_that_a_cell_lost() {
        for (text, expected) in [
            ("SỞ Y TẾ\nSố: 1/KH-SYT", &["SỞ Y TẾ", "Số: 1/KH-SYT"][..]),
            ("**SỞ Y TẾ** **CHI CỤC DÂN SỐ**", &["**SỞ Y TẾ**", "**CHI CỤC DÂN SỐ**"]),
            ("UBND TỈNH CÀ MAU -------- Số: 15/KH-UBND", &["UBND TỈNH CÀ MAU", "Số: 15/KH-UBND"]),
            ("ĐẢNG BỘ TỈNH LÀO CAI * Số 15-KH/TU", &["ĐẢNG BỘ TỈNH LÀO CAI *", "Số 15-KH/TU"]),
            (
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ----- Cà Mau, ngày 2 tháng 9 năm 2025",
                &[
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "Độc lập - Tự do - Hạnh phúc",
                    "Cà Mau, ngày 2 tháng 9 năm 2025",
                ],
            ),
            (
                "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH (Đã ký) Lê Văn A",
                &["TM. ỦY BAN NHÂN DÂN CHỦ TỊCH", "(Đã ký) Lê Văn A"],
            ),
            ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Lê Thị B", &["KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", "Lê Thị B"]),
            ("Nơi nhận: - Sở Y tế; - Lưu: VT.", &["Nơi nhận: - Sở Y tế; - Lưu: VT."]),
            ("Theo Số liệu của Sở Y tế", &["Theo Số liệu của Sở Y tế"]),
        ] {
            assert_eq!(lines(text), expected, "{text}");
        }
    }
}
