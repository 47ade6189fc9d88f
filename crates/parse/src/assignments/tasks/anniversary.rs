//! «Hưởng ứng Ngày Pháp luật Việt Nam (09/11)»: the day in brackets is that of the anniversary; the work may be wanted by it or
//! on another day.

use model::{Confidence, Doubt, Timing};

use crate::ConfidenceSettings;

/// The doubt on a deadline that is the day of an anniversary.
pub(super) fn doubt(text: &str, finish: Option<&Timing>, sure: &ConfidenceSettings) -> Option<Doubt> {
    let raw = finish?.raw.as_str();
    let day = raw.contains('/') && raw.bytes().all(|b| b.is_ascii_digit() || b == b'/');
    if !day || raw.matches('/').count() != 1 || !names_it(text, raw) {
        return None;
    }
    Some(Doubt {
        field: "finish".into(),
        confidence: Confidence::new(sure.unread_timing),
        because: format!("«({raw})» is the day that is celebrated; the work may be wanted by another"),
    })
}

/// Whether the name of a day stands before the brackets: «Ngày hội …», «ngày thành lập …».
fn names_it(text: &str, raw: &str) -> bool {
    let Some((before, _)) = text.split_once(&format!("({raw})")) else { return false };
    let clause = before.rsplit([',', ';', '.', ':']).next().unwrap_or(before);
    let named = |word: &str| {
        clause.rsplit_once(word).is_some_and(|(_, name)| {
            name.starts_with(char::is_uppercase)
                || ["hội ", "thành lập ", "truyền thống "].iter().any(|o| name.starts_with(o))
        })
    };
    named("Ngày ") || named("ngày ")
}

#[cfg(test)]
mod tests {
    use super::names_it;

    #[test]
    fn days_that_have_a_name() {
        for (text, day, named) in [
            ("Hưởng ứng Ngày Pháp luật Việt Nam (09/11).", "09/11", true),
            ("Tổ chức Ngày hội Đại đoàn kết toàn dân tộc (18/11) tại các thôn", "18/11", true),
            ("Gặp mặt kỷ niệm ngày thành lập Đoàn (26/3)", "26/3", true),
            ("Khai giảng năm học mới (05/9)", "05/9", false),
            ("Tổng kết Ngày hội, gửi báo cáo (15/12)", "15/12", false),
            ("Báo cáo trước ngày quy định (15/12)", "15/12", false),
        ] {
            assert_eq!(names_it(text, day), named, "{text}");
        }
    }
}
