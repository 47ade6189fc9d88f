//! Who and when behind a task, in brackets or behind a colon, without a word that says so: «… (Sở Y tế, Quý IV/2026)».

use grammar::timing;
use memchr::memrchr_iter;
use model::{Party, Timing, TimingKind};

use super::bodies;

/// Reads the end of an item: bodies, with a time behind them or alone. Bodies alone may also tell through
/// whom or to whom something goes, so that a task that reports or sends has no lead by them.
pub(crate) fn read(
    text: &str,
    party: &bodies::Context,
    timing: &timing::Context,
) -> Option<(Vec<Party>, Option<Timing>)> {
    let text = text.trim_end_matches(['.', ';', ' ']);
    if !text.ends_with(')') {
        return Some((behind_colon(text, party)?, None));
    }
    let (before, inner) = text.strip_suffix(')')?.rsplit_once('(')?;
    let behind = inner.rfind([',', ';']).and_then(|at| Some((inner.get(..at)?, inner.get(at + 1..)?)));
    if let Some((who, when)) = behind {
        let when = timing::read(when.trim(), timing);
        if matches!(when.kind, TimingKind::Dated | TimingKind::Recurring) {
            return Some((bodies::whole(who, party)?, Some(when)));
        }
    }
    Some((named_behind(before, inner, party)?, None))
}

/// «Thăm, tặng quà đoàn viên: Ban Chính sách - Pháp luật.»
fn behind_colon(text: &str, party: &bodies::Context) -> Option<Vec<Party>> {
    let colon = memrchr_iter(b':', text.as_bytes()).find(|at| text.as_bytes().get(at + 1) == Some(&b' '))?;
    let (before, inner) = (text.get(..colon)?, text.get(colon + 2..)?);
    let counts = before.rsplit(' ').next().is_some_and(|word| LISTING.contains(&word));
    if counts { None } else { named_behind(before, inner, party) }
}

/// Bodies behind a task that neither sends nor speaks of a body.
fn named_behind(before: &str, inner: &str, party: &bodies::Context) -> Option<Vec<Party>> {
    let names =
        inner.starts_with(char::is_uppercase) && before.split_whitespace().nth(LEAST_WORDS - 1).is_some();
    let last = before.rsplit([',', ';', '.']).next().unwrap_or(before).to_lowercase();
    let sent = SENT.iter().any(|word| last.contains(word));
    if !names || sent || ends_with_body(before, party) {
        return None;
    }
    bodies::whole(inner, party)
}

/// Words before a colon behind which things are listed.
const LISTING: [&str; 6] = ["gồm", "sau", "như", "là", "tại", "cho"];

/// Words of a task before brackets that name who does it.
const LEAST_WORDS: usize = 4;

/// Words of a clause whose brackets tell to whom or through whom.
const SENT: [&str; 7] = ["gửi", "trình", "báo cáo", "qua ", "liên hệ", "phối hợp", "giao "];

/// «… của UBND tỉnh (Sở Y tế)»: the brackets say which part of the body before them.
fn ends_with_body(before: &str, party: &bodies::Context) -> bool {
    const LONGEST: usize = 8;
    let mut tails =
        before.trim_end().rmatch_indices(' ').take(LONGEST).filter_map(|(at, _)| before.get(at + 1..));
    tails.any(|tail| bodies::whole(tail, party).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found = read(text, &bodies::Context::default(), &timing::Context::default());
        let names: Vec<model::Shared> = found.into_iter().flat_map(|(who, _)| who).map(|p| p.name).collect();
        assert_eq!(names, expected, "{text}");
    }

    #[test]
    fn bodies_with_a_time() {
        check("Đưa sản phẩm lên sàn (Sở Công Thương, Quý IV/2026).", &["Sở Công Thương"]);
        check("Mở lớp (Sở Y tế, Sở Nội vụ; tháng 6/2026)", &["Sở Y tế", "Sở Nội vụ"]);
        check("Báo cáo UBND tỉnh (qua Sở Y tế).", &[]);
        check(
            "Kế hoạch gọi công dân nhập ngũ (Ban Chỉ huy Quân sự phường).",
            &["Ban Chỉ huy Quân sự phường"],
        );
        check("Tổng hợp kết quả, báo cáo theo quy định (Sở Y tế).", &[]);
        check("Thực hiện kết luận của UBND tỉnh (Sở Y tế).", &[]);
        check("Mở rộng mạng lưới (trường, trạm).", &[]);
        check("Thăm, tặng quà đoàn viên có hoàn cảnh khó khăn: Sở Nội vụ.", &["Sở Nội vụ"]);
        check("Tổ chức đoàn kiểm tra liên ngành gồm: Sở Y tế, Sở Nội vụ.", &[]);
        check("Thành lập tổ công tác của các cơ quan: Sở Y tế, Sở Nội vụ.", &[]);
    }
}
