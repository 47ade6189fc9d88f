//! Who and when in brackets behind a task, without a word that says so: «… (Sở Y tế, Quý IV/2026)».

use grammar::{party, timing};
use model::{Party, Timing, TimingKind};

use super::bodies;

/// Reads the brackets at the end of an item as bodies and the time behind them. Bodies alone may be anything, as those
/// through whom a report goes («(qua Sở Y tế)»): only with a time are they taken.
pub(crate) fn read(
    text: &str,
    party: &party::Context,
    timing: &timing::Context,
) -> Option<(Vec<Party>, Timing)> {
    let text = text.trim_end_matches(['.', ';', ' ']);
    let (_, inner) = text.strip_suffix(')')?.rsplit_once('(')?;
    let at = inner.rfind([',', ';'])?;
    let (who, when) = (inner.get(..at)?, inner.get(at + 1..)?);
    let when = timing::read(when.trim(), timing);
    let dated = matches!(when.kind, TimingKind::Dated | TimingKind::Recurring);
    dated.then_some(())?;
    Some((bodies::whole(who, party)?, when))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found = read(text, &party::Context::default(), &timing::Context::default());
        let names: Vec<model::Shared> = found.into_iter().flat_map(|(who, _)| who).map(|p| p.name).collect();
        assert_eq!(names, expected, "{text}");
    }

    #[test]
    fn bodies_with_a_time() {
        check("Đưa sản phẩm lên sàn (Sở Công Thương, Quý IV/2026).", &["Sở Công Thương"]);
        check("Mở lớp (Sở Y tế, Sở Nội vụ; tháng 6/2026)", &["Sở Y tế", "Sở Nội vụ"]);
        check("Báo cáo UBND tỉnh (qua Sở Y tế).", &[]);
        check("Mở rộng mạng lưới (trường, trạm).", &[]);
    }
}
