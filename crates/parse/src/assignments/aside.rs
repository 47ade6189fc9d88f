//! Who and when behind a task, in brackets, behind a colon or a dash, without a word that says so: «… (Sở Y tế, Quý IV/2026)».

use std::borrow::Cow;

use grammar::{party, timing};
use memchr::{memchr2_iter, memrchr_iter, memrchr2_iter};
use model::{Party, Timing, TimingKind};

use super::bodies;
use super::labels::{self, Label};

/// Reads the end of an item: bodies, with a time behind them or alone. Bodies alone may also tell through
/// whom or to whom something goes, so that a task that reports or sends has no lead by them.
pub(crate) fn read(
    text: &str,
    parties: &bodies::Context,
    timing: &timing::Context,
) -> Option<(Vec<Party>, Option<Timing>)> {
    let text = text.trim_end_matches(['.', ';', ' ']);
    if !text.ends_with(')') {
        // «Tập huấn cho cán bộ - Phòng Nội vụ - Quý II/2026»
        let dated = || dashed(text).and_then(|parted| timed(parted, timing));
        let between = || dated().and_then(|(before, when)| Some((behind_dash(before, parties)?, Some(when))));
        return behind_colon(text, parties, timing)
            .or_else(between)
            .or_else(|| behind_dash(text, parties).map(|who| (who, None)));
    }
    let (before, inner) = text.strip_suffix(')')?.rsplit_once('(')?;
    if let Some((who, when)) = with_time(inner, timing) {
        return Some((bodies::whole(who, parties)?, Some(when)));
    }
    Some((named_behind(before, inner, parties)?, None))
}

/// Who, and the time behind the last sign: «Sở Y tế, Quý IV/2026», «Sở Y tế - Quý IV/2026».
fn with_time<'t>(inner: &'t str, timing: &timing::Context) -> Option<(&'t str, Timing)> {
    let parted = |parted| timed(parted, timing);
    inner.rsplit_once([',', ';']).and_then(parted).or_else(|| dashed(inner).and_then(parted))
}

/// Bytes of the longest time that stands behind a sign.
const LONGEST_TIME: usize = 80;

/// The time that a dash parts from the task before it: «Tập huấn cho cán bộ - Quý II/2026».
pub(crate) fn time_behind_dash(text: &str, timing: &timing::Context) -> Option<Timing> {
    let (before, time) = dashed(text.trim_end_matches(['.', ';', ' ']))?;
    // «giai đoạn 2026 - 2030», «từ quý I - quý III/2026» go from one to another.
    if before.ends_with(|c: char| c.is_numeric() || c == 'I' || c == 'V')
        || !time.starts_with(char::is_alphabetic)
    {
        return None;
    }
    timed((before, time), timing).map(|(_, when)| when).filter(|when| when.kind == TimingKind::Dated)
}

/// The parts of a text around its last dash, where no more stands behind it than a time takes.
fn dashed(text: &str) -> Option<(&str, &str)> {
    let from = text.len().saturating_sub(LONGEST_TIME + "– ".len());
    // The first byte of either dash.
    memrchr2_iter(b'-', 0xe2, text.as_bytes().get(from..)?).find_map(|at| around_dash(text, from + at))
}

/// What stands before and behind a dash at a byte, if one stands there between blanks.
fn around_dash(text: &str, at: usize) -> Option<(&str, &str)> {
    let (before, rest) = text.split_at_checked(at)?;
    let behind = rest.strip_prefix("- ").or_else(|| rest.strip_prefix("– "))?;
    Some((before.strip_suffix(' ')?, behind))
}

/// What stands before a time, where that is a day or a period and nothing else.
fn timed<'t>((before, time): (&'t str, &str), timing: &timing::Context) -> Option<(&'t str, Timing)> {
    let time = time.trim();
    let when = (time.len() <= LONGEST_TIME && timing::is_whole(time)).then(|| timing::read(time, timing))?;
    // «…; rà soát giai đoạn 2021-2025» says what is done then.
    let alone = when.intervals.iter().all(|interval| interval.action.is_none());
    (alone && matches!(when.kind, TimingKind::Dated | TimingKind::Recurring)).then_some((before, when))
}

/// «Thăm, tặng quà đoàn viên: Ban Chính sách - Pháp luật; xong trước ngày 25/01.»
fn behind_colon(
    text: &str,
    parties: &bodies::Context,
    timing: &timing::Context,
) -> Option<(Vec<Party>, Option<Timing>)> {
    let colon = memrchr_iter(b':', text.as_bytes()).find(|at| text.as_bytes().get(at + 1) == Some(&b' '))?;
    let (before, inner) = (text.get(..colon)?, text.get(colon + 2..)?);
    let counts = before.rsplit(' ').next().is_some_and(|word| LISTING.contains(&word));
    if counts || !inner.starts_with(char::is_uppercase) {
        return None;
    }
    if let Some((who, when)) = with_time(inner, timing) {
        return Some((named_behind(before, who, parties)?, Some(when)));
    }
    Some((named_behind(before, &leading(inner), parties)?, None))
}

/// Who leads, of names that say who takes part as well: «Sở Y tế chủ trì, phối hợp Sở Nội vụ».
fn leading(inner: &str) -> Cow<'_, str> {
    let told = labels::roles_told(inner).unwrap_or_default();
    let mut leads = told.into_iter().filter(|(label, _)| *label == Label::Lead);
    match (leads.next(), leads.next()) {
        (Some((_, who)), None) => Cow::Owned(who),
        _ => Cow::Borrowed(inner),
    }
}

/// «Lễ giao, nhận quân năm 2026 - Ban Chỉ huy Quân sự xã.»: the name may hold a dash as well.
fn behind_dash(text: &str, parties: &bodies::Context) -> Option<Vec<Party>> {
    // The first byte of a dash: most texts have neither.
    memchr2_iter(b'-', 0xe2, text.as_bytes()).find_map(|at| {
        let (before, inner) = around_dash(text, at)?;
        party::head(inner).and_then(|_| named_behind(before, &leading(inner), parties))
    })
}

/// Bodies behind a task that neither sends nor speaks of a body.
fn named_behind(before: &str, inner: &str, parties: &bodies::Context) -> Option<Vec<Party>> {
    let names =
        inner.starts_with(char::is_uppercase) && before.split_whitespace().nth(LEAST_WORDS - 1).is_some();
    let last = before.rsplit([',', ';', '.']).next().unwrap_or(before).to_lowercase();
    let sent = SENT.iter().any(|word| last.match_indices(word).any(|(at, _)| !is_in_term(&last, at)));
    if !names || sent || ends_with_body(before, parties) {
        return None;
    }
    bodies::whole(inner, parties)
}

/// Words before a colon behind which things are listed.
const LISTING: [&str; 6] = ["gồm", "sau", "như", "là", "tại", "cho"];

/// Words of a task before brackets that name who does it.
const LEAST_WORDS: usize = 4;

/// Words of a clause whose brackets tell to whom or through whom.
const SENT: [&str; 7] = ["gửi", "trình", "báo cáo", "qua ", "liên hệ", "phối hợp", "giao "];

/// Whether the word at a place is the half of a term that sends nothing: «chương trình», «Giao ban».
fn is_in_term(text: &str, at: usize) -> bool {
    const HALVES: [&str; 6] = ["chương ", "quy ", "công ", "lộ ", "quá ", "giáo "];
    let (before, rest) = text.split_at_checked(at).unwrap_or_default();
    rest.starts_with("giao ban ")
        || rest.starts_with("trình") && HALVES.iter().any(|half| before.ends_with(half))
}

/// «… của UBND tỉnh (Sở Y tế)»: the brackets say which part of the body before them.
fn ends_with_body(before: &str, parties: &bodies::Context) -> bool {
    const LONGEST: usize = 8;
    let mut tails =
        before.trim_end().rmatch_indices(' ').take(LONGEST).filter_map(|(at, _)| before.get(at + 1..));
    tails.any(|tail| bodies::whole(tail, parties).is_some())
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
        check("Thăm, tặng quà gia đình chính sách: Sở Nội vụ; xong trước ngày 25/01/2026.", &["Sở Nội vụ"]);
        check("Lễ giao, nhận quân năm 2026 - Ban Chỉ huy Quân sự xã.", &["Ban Chỉ huy Quân sự xã"]);
        check("Lập danh sách hộ nghèo - Sở Y tế chủ trì, phối hợp Sở Nội vụ.", &["Sở Y tế"]);
        check("Lập danh sách hộ nghèo: Sở Y tế chủ trì, phối hợp với Sở Nội vụ.", &["Sở Y tế"]);
        check("Lập danh sách hộ nghèo - Sở Y tế chủ trì, rà soát hồ sơ.", &[]);
        check("Giao ban chuyên đề chuyển đổi số (Sở Nội vụ).", &["Sở Nội vụ"]);
        check("Tổng kết công tác, xây dựng chương trình công tác năm 2027: Sở Nội vụ.", &["Sở Nội vụ"]);
        check("Hoàn thiện hồ sơ, trình phê duyệt dự án: Sở Nội vụ.", &[]);
        check("Ký kết quy chế phối hợp Sở Y tế - Công an tỉnh.", &[]);
        check("Tổ chức hội nghị kết nối ngân hàng - doanh nghiệp.", &[]);
        check("Tổ chức đoàn kiểm tra liên ngành gồm: Sở Y tế, Sở Nội vụ.", &[]);
        check("Thành lập tổ công tác của các cơ quan: Sở Y tế, Sở Nội vụ.", &[]);
    }
}
