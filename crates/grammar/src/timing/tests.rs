//! Timings as columns and sentences of plans print them.

mod prose;
mod torn;

use super::*;
use crate::Closure;

/// A timing in one line: kind, intervals with bound, action and scope, rule, length, condition.
fn show(timing: &Timing) -> String {
    let mut parts = vec![format!("{:?}", timing.kind).to_lowercase()];
    for interval in &timing.intervals {
        let dated = format!("{:?} {}", interval.bound, interval.edtf).to_lowercase();
        let action = interval.action.iter().map(|action| format!(" [{action}]"));
        let scope = interval.scope.iter().map(|scope| format!(" ({scope})"));
        parts.push(std::iter::once(dated).chain(action).chain(scope).collect());
    }
    parts.extend(timing.recurrence.clone());
    parts.extend(timing.duration.clone());
    parts.extend(timing.condition.as_ref().map(|condition| format!("«{condition}»")));
    parts.join(" | ")
}

fn check(cases: &[(&str, &str)], context: &Context) {
    for &(cell, expected) in cases {
        assert_eq!(show(&read(cell, context)), expected, "{cell}");
    }
}

fn issued(year: i16, month: i8, day: i8) -> Context {
    Context { issued_on: Some(jiff::civil::date(year, month, day)), ..Context::default() }
}

#[test]
fn dates_and_periods() {
    let cases = [
        ("30/8/2026", "dated | in 2026-08-30"),
        ("31.12.2025", "dated | in 2025-12-31"),
        ("31-12-2025", "dated | in 2025-12-31"),
        ("2025-12-31", "dated | in 2025-12-31"),
        ("2025-12-31 00:00:00", "dated | in 2025-12-31"),
        ("Trước ngày 31/6/2024", "unparsed"),
        ("Tháng 01 - 02/2", "unparsed"),
        ("Trước 2025-12-31", "dated | before ../2025-12-30"),
        ("Ngày 31 tháng 12 năm 2025", "dated | in 2025-12-31"),
        ("6/2025", "dated | in 2025-06"),
        ("T6/2025", "dated | in 2025-06"),
        ("Tháng 12 năm 2024", "dated | in 2024-12"),
        ("Trong tháng sáu năm 2024", "dated | in 2024-06"),
        ("Quý II/2023", "dated | in 2023-34"),
        ("QUÝ IV NĂM 2021", "dated | in 2021-36"),
        ("Quý 1/2024", "dated | in 2024-33"),
        ("QII/2024", "dated | in 2024-34"),
        ("Xong trong Quý II/2026", "dated | in 2026-34"),
        ("6 tháng đầu năm 2024", "dated | in 2024-40"),
        ("6 tháng cuối năm 2024", "dated | in 2024-41"),
        ("9 tháng đầu năm 2024", "dated | in 2024-01/2024-09"),
        ("Năm 2025", "dated | in 2025"),
        ("2025", "dated | in 2025"),
        ("Cuối năm 2024", "dated | in /2024-12-31"),
        ("Đầu năm 2025", "dated | in 2025-01-01/"),
        ("Giữa năm 2025", "dated | in 2025~"),
        ("Thượng tuần tháng 7/2026", "dated | in 2026-07-01/2026-07-10"),
        ("Vào trung tuần tháng 7 năm 2026", "dated | in 2026-07-11/2026-07-20"),
        ("Trung tuần tháng 7", "dated | in xxxx-07-11/xxxx-07-20"),
        ("Hạ tuần tháng 02/2026", "dated | in 2026-02-21/2026-02-28"),
        ("Trước trung tuần tháng 7/2026", "dated | before ../2026-07-10"),
        ("Đến hạ tuần tháng 7/2026", "dated | by ../2026-07-31"),
        ("Từ trung tuần tháng 7/2026", "dated | from 2026-07-11/.."),
        ("Từ trung tuần tháng 7 đến hạ tuần tháng 8/2026", "dated | in 2026-07-11/2026-08-31"),
        ("Tuần 2 tháng 6/2025", "dated | in 2025-06~"),
        ("Tuần 3, 4 tháng 9 năm 2025", "dated | in 2025-09~"),
        ("Giai đoạn 2021-2025", "dated | in 2021/2025"),
        ("Giai đoạn 2021-2025, tầm nhìn đến năm 2030", "dated | in 2021/2025 | by ../2030 (tầm nhìn)"),
        ("5 năm 2021-2025", "dated | in 2021/2025"),
        ("Quý III", "dated | in xxxx-35"),
        ("Quý I (2026)", "dated | in 2026-33"),
        ("Trước ngày 20 tháng 5", "dated | before ../xxxx-05-19"),
        ("Trong năm", "dated | in xxxx"),
    ];
    check(&cases, &Context::default());
}

#[test]
fn ranges_and_lists() {
    let cases = [
        ("năm 2021-2025", "dated | in 2021/2025"),
        ("2021÷2025", "dated | in 2021/2025"),
        ("Từ năm 2024 đến năm 2026", "dated | in 2024/2026"),
        ("tháng 6 - 8/2026", "dated | in 2026-06/2026-08"),
        ("6-8/2026", "dated | in 2026-06/2026-08"),
        ("Từ tháng 11/2024 đến tháng 02/2025", "dated | in 2024-11/2025-02"),
        ("Quý II-III/2024", "dated | in 2024-34/2024-35"),
        ("Quý IV/2024 - Quý I/2025", "dated | in 2024-36/2025-33"),
        ("Quý 3-4/2025", "dated | in 2025-35/2025-36"),
        ("Quý I/2025 - hết năm 2025", "dated | in 2025-33/2025"),
        ("15-20/6/2025", "dated | in 2025-06-15/2025-06-20"),
        ("từ ngày 01/3 đến 31/5/2025", "dated | in 2025-03-01/2025-05-31"),
        ("Quý I, II/2024", "dated | in 2024-33 | in 2024-34"),
        ("Tháng 4, tháng 5/2024", "dated | in 2024-04 | in 2024-05"),
        ("Năm 2024, 2025", "dated | in 2024 | in 2025"),
    ];
    check(&cases, &Context::default());
}

#[test]
fn bounds() {
    let cases = [
        ("Trước ngày 01/01/2030", "dated | before ../2029-12-31"),
        ("Trước năm 2025", "dated | before ../2024"),
        ("trước 17h00 ngày 25/6/2025", "dated | by ../2025-06-25"),
        ("Chậm nhất trong tháng 6/2025", "dated | by ../2025-06"),
        ("Đến hết năm 2025", "dated | by ../2025"),
        ("đến năm 2030", "dated | by ../2030"),
        ("Sau năm 2030", "dated | after 2031/.."),
        ("2025 và những năm tiếp theo", "dated | from 2025/.."),
        ("Từ năm 2024 trở đi", "dated | from 2024/.."),
    ];
    check(&cases, &Context::default());
}

#[test]
fn milestones() {
    let cases = [
        (
            "Trình UBND tỉnh trong Quý I/2022 (4 cụm) và Quý II/2022 (3 cụm)",
            "dated | in 2022-33 [Trình UBND tỉnh] (4 cụm) | in 2022-34 (3 cụm)",
        ),
        (
            "Tích hợp QH tỉnh trong Quý I/2022. Xây dựng quy hoạch chung trong Quý III/2022",
            "dated | in 2022-33 [Tích hợp QH tỉnh] | in 2022-35 [Xây dựng quy hoạch chung]",
        ),
        (
            "Quý II/2022: Trình UBND tỉnh; Quý IV/2022: ban hành",
            "dated | in 2022-34 [Trình UBND tỉnh] | in 2022-36 [ban hành]",
        ),
        (
            "Trước 30/6/2024 (cấp huyện); trước 15/7/2024 (cấp tỉnh)",
            "dated | before ../2024-06-29 (cấp huyện) | before ../2024-07-14 (cấp tỉnh)",
        ),
        (
            "Xây dựng Đề án giai đoạn 2021-2025 trong Quý III/2022",
            "dated | in 2022-35 [Xây dựng Đề án giai đoạn 2021-2025]",
        ),
        (
            "Đợt 1: trước 30/6/2026; đợt 2: trước 30/11/2026",
            "dated | before ../2026-06-29 [Đợt 1] | before ../2026-11-29 [đợt 2]",
        ),
        ("Năm 2025: 50%; năm 2026: 100%", "dated | in 2025 (50%) | in 2026 (100%)"),
        ("Giai đoạn I (2021-2025)", "dated | in 2021/2025 [Giai đoạn I]"),
        ("2025: xây dựng; 2026: triển khai", "dated | in 2025 [xây dựng] | in 2026 [triển khai]"),
        ("2 đợt: tháng 5 và tháng 10/2026", "dated | in 2026-05 | in 2026-10"),
        ("02 đợt (tháng 5, tháng 10/2026)", "dated | in 2026-05 | in 2026-10"),
        ("2 đợt (chưa rõ)", "unparsed"),
        ("Năm 2024 đối với các xã còn lại", "dated | in 2024 (đối với các xã còn lại)"),
    ];
    check(&cases, &Context::default());
}

#[test]
fn rhythms() {
    let cases = [
        ("Hằng năm", "recurring | FREQ=YEARLY"),
        ("Trước ngày 20 các tháng 3, 6, 9, 12", "recurring | FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"),
        ("Ngày 25 của các tháng 6 và 12", "recurring | FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=25"),
        ("Ngày 25 các tháng cuối quý", "recurring | FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"),
        ("Thứ 3, thứ 5 hằng tuần", "recurring | FREQ=WEEKLY;BYDAY=TU,TH"),
        ("Thứ Hai và thứ Sáu hàng tuần", "recurring | FREQ=WEEKLY;BYDAY=MO,FR"),
        ("T.xuyên", "ongoing"),
        ("TX", "ongoing"),
        ("Thực hiện hàng năm", "recurring | FREQ=YEARLY"),
        ("Tháng 10 hằng năm", "recurring | FREQ=YEARLY;BYMONTH=10"),
        ("Quý III hàng năm", "recurring | FREQ=YEARLY;BYMONTH=7,8,9"),
        ("Hằng năm (Quý IV)", "recurring | FREQ=YEARLY;BYMONTH=10,11,12"),
        ("Trước 15/12 hằng năm", "recurring | FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
        (
            "Trước ngày 15 tháng 6 và trước ngày 15 tháng 12 hằng năm",
            "recurring | FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15",
        ),
        ("Trước 20/6; 20/12 hằng năm", "recurring | FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=20"),
        ("Các quý trong năm", "recurring | FREQ=MONTHLY;INTERVAL=3"),
        ("Theo định kỳ", "recurring"),
        ("24/7", "ongoing"),
        ("Hằng năm, trước ngày 15/12", "recurring | FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
        ("Trước ngày 30/6 và 31/12 hằng năm", "recurring | FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
        ("tháng 6 và tháng 12 hằng năm", "recurring | FREQ=YEARLY;BYMONTH=6,12"),
        ("ngày 20 hàng tháng", "recurring | FREQ=MONTHLY;BYMONTHDAY=20"),
        ("Thứ sáu hằng tuần", "recurring | FREQ=WEEKLY;BYDAY=FR"),
        ("6 tháng/lần", "recurring | FREQ=MONTHLY;INTERVAL=6"),
        ("3 tháng một lần", "recurring | FREQ=MONTHLY;INTERVAL=3"),
        ("2 lần/năm", "recurring | FREQ=MONTHLY;INTERVAL=6"),
        ("Hàng quý, 6 tháng, 9 tháng và cả năm 2024", "recurring | FREQ=MONTHLY;INTERVAL=3"),
        (
            "định kỳ 6 tháng (trước ngày 15/6), hằng năm (trước ngày 15/12)",
            "recurring | FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15",
        ),
        ("6 tháng trước ngày 15/6, hằng năm trước ngày 20/12", "recurring | FREQ=YEARLY;BYMONTH=6,12"),
        ("Định kỳ 06 tháng (trước ngày 15/6 và 15/12)", "recurring | FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15"),
        (
            "Định kỳ hằng quý (trước ngày 20 tháng cuối quý)",
            "recurring | FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20",
        ),
        ("Trước 15 giờ thứ Năm hàng tuần", "recurring | FREQ=WEEKLY;BYDAY=TH"),
        ("Hằng tuần, trước 15 giờ thứ Năm", "recurring | FREQ=WEEKLY;BYDAY=TH"),
        ("Hàng ngày, trước 15g00", "recurring | FREQ=DAILY"),
        ("Thứ Sáu hằng tuần (trước 16h00)", "recurring | FREQ=WEEKLY;BYDAY=FR"),
        ("Tuần thứ 2 hàng tháng", "recurring | FREQ=MONTHLY"),
        ("Tuần cuối của tháng cuối quý", "recurring | FREQ=YEARLY;BYMONTH=3,6,9,12"),
        ("trước 16h00 ngày 20 hằng tháng", "recurring | FREQ=MONTHLY;BYMONTHDAY=20"),
        ("Định kỳ 6 tháng, 1 năm", "recurring | FREQ=MONTHLY;INTERVAL=6"),
        (
            "Định kỳ trước ngày 20 của tháng cuối quý, 06 tháng và hằng năm",
            "recurring | FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20",
        ),
        ("Định kỳ", "recurring"),
        ("Thường xuyên", "ongoing"),
        ("Nhiệm vụ thường xuyên", "ongoing"),
        ("Thường xuyên, liên tục", "ongoing"),
        ("Thường xuyên, hằng năm", "mixed | FREQ=YEARLY"),
    ];
    check(&cases, &Context::default());
}

#[test]
fn events_references_lengths() {
    let cases = [
        ("Sau khi tỉnh ban hành Đề án", "event | «Sau khi tỉnh ban hành Đề án»"),
        ("Trước ngày 28 tháng Chạp", "event | «Trước ngày 28 tháng Chạp»"),
        ("Trước ngày 15/8 âm lịch", "event | «Trước ngày 15/8 âm lịch»"),
        ("Đột xuất khi có yêu cầu", "event | «Đột xuất khi có yêu cầu»"),
        ("Định kỳ, đột xuất", "mixed | «đột xuất»"),
        ("Theo kế hoạch của tỉnh", "reference | «Theo kế hoạch của tỉnh»"),
        ("Theo dõi thành phố Vị Thanh", "unparsed"),
        ("Theo học các lớp bồi dưỡng", "unparsed"),
        ("Thực hiện theo KH ban hành", "reference | «theo KH ban hành»"),
        (
            "Theo Kế hoạch số 123/KH-UBND ngày 12/3/2024 của UBND tỉnh",
            "reference | «Theo Kế hoạch số 123/KH-UBND ngày 12/3/2024 của UBND tỉnh»",
        ),
        (
            "Theo kế hoạch của tỉnh, hoàn thành trước 30/6/2024",
            "mixed | before ../2024-06-29 | «Theo kế hoạch của tỉnh»",
        ),
        ("100 ngày", "duration | P100D"),
        ("trong 03 (ba) tháng", "duration | P3M"),
        ("trong vòng 24h", "duration | PT24H"),
        ("trong vòng mười lăm ngày", "duration | P15D"),
        ("100 ngày kể từ ngày ban hành Kế hoạch", "duration | P100D | «kể từ ngày ban hành Kế hoạch»"),
    ];
    check(&cases, &Context::default());
}

#[test]
fn against_the_day_of_issue() {
    let cases = [
        (
            "100 ngày kể từ ngày ban hành Kế hoạch",
            "duration | by 2026-01-20/2026-04-30 | P100D | «kể từ ngày ban hành Kế hoạch»",
        ),
        // Another document's issue, and working days, are not resolved.
        ("30 ngày kể từ ngày ban hành Nghị định", "duration | P30D | «kể từ ngày ban hành Nghị định»"),
        ("05 ngày làm việc kể từ ngày ký", "duration | P5D | «ngày làm việc kể từ ngày ký»"),
        (
            "Từ ngày ban hành Kế hoạch trở đi",
            "event | from 2026-01-20/.. | «Từ ngày ban hành Kế hoạch trở đi»",
        ),
        ("Trước 15/12", "dated | before ../2026?-12-14"),
        ("Tháng 3", "dated | in 2026?-03"),
        ("Quý III", "dated | in 2026?-35"),
        ("Ngày 10/01", "dated | in 2027?-01-10"),
    ];
    check(&cases, &issued(2026, 1, 20));
    check(&[("Trong năm", "dated | in xxxx"), ("Tháng 3", "dated | in 2026?-03")], &issued(2025, 12, 20));
}

#[test]
fn unread_stays_unread() {
    let cells = [
        "",
        "-",
        "x",
        "Không",
        "Quý 2022",
        "Quý H/2022",
        "Quý 12022",
        "Tháng 13/2024",
        "31/9/2024",
        "xuyên Hàng năm",
        "12 hằng năm Năm 2030",
        "Đang thực hiện",
        "năm tiếp theo",
        "28 tháng Chạp",
        "Ngày 15 tháng Giêng",
        "15/8/2025 (âm lịch)",
        "Vụ Đông Xuân 2025-2026",
        "Vụ Hè Thu năm 2026",
        "Niên vụ 2025-2026",
        "37/2019/NĐ-CP",
        "1.500 triệu",
        "Thường",
        "Quý IV/",
    ];
    for cell in cells {
        assert_eq!(show(&read(cell, &Context::default())), "unparsed", "{cell}");
    }
}

#[test]
fn last_day_wanted() {
    let cases = [
        ("Quý II/2023", Some("2023-06-30")),
        ("Trước ngày 01/01/2030", Some("2029-12-31")),
        ("Quý I/2022 (4 cụm) và Quý II/2022 (3 cụm)", Some("2022-06-30")),
        ("Giai đoạn 2021-2025, tầm nhìn đến năm 2030", Some("2025-12-31")),
        ("100 ngày kể từ ngày ban hành Kế hoạch", Some("2026-04-30")),
        ("Thường xuyên, hoàn thành trước 30/6/2026", Some("2026-06-29")),
        ("2025 và những năm tiếp theo", None),
        ("Hằng năm, giai đoạn 2021-2025", None),
        ("Hằng năm", None),
        ("Thường xuyên", None),
        ("Sau năm 2030", None),
        ("Theo kế hoạch của tỉnh", None),
        ("100 ngày", None),
    ];
    for (cell, expected) in cases {
        let due = due(&read(cell, &issued(2026, 1, 20))).map(|day| day.to_string());
        assert_eq!(due.as_deref(), expected, "{cell}");
    }
}

#[test]
fn days_with_words_left_out_and_school_years() {
    let cases = [
        ("Chậm nhất 15 tháng 9 năm 2026", "dated | by ../2026-09-15"),
        ("15 tháng 9 năm 2026", "dated | in 2026-09-15"),
        ("Trước 20 tháng 5", "dated | before ../xxxx-05-19"),
        ("6 tháng đầu năm 2024", "dated | in 2024-40"),
        ("8h00 ngày 15/3/2026", "dated | in 2026-03-15"),
        ("14 giờ 30 phút, ngày 15/3/2026", "dated | in 2026-03-15"),
        ("17h00 thứ Sáu, ngày 25/9/2026", "dated | in 2026-09-25"),
        ("trước 17h00 thứ Sáu, ngày 25/9/2026", "dated | by ../2026-09-25"),
        ("08:00 ngày 15/3/2026", "dated | in 2026-03-15"),
        ("Thứ Hai 17/11/2025", "dated | in 2025-11-17"),
        ("Sáng thứ 3 (18/11/2025)", "dated | in 2025-11-18"),
        ("Chiều ngày 18/11/2025", "dated | in 2025-11-18"),
        ("Thứ Hai hằng tuần", "recurring | FREQ=WEEKLY;BYDAY=MO"),
        ("ngày 15, 16/3/2026", "dated | in 2026-03-15 | in 2026-03-16"),
        ("ngày 15 và 16/3/2026", "dated | in 2026-03-15 | in 2026-03-16"),
        ("05 hằng tháng", "recurring | FREQ=MONTHLY;BYMONTHDAY=5"),
        ("Ngày 05 tháng sau", "recurring | FREQ=MONTHLY;BYMONTHDAY=5"),
        ("Trước ngày 05 của tháng sau liền kề", "recurring | FREQ=MONTHLY;BYMONTHDAY=5"),
        ("Ngày 10 tháng đầu quý sau", "recurring | FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10"),
        ("HT: Quý IV/2026", "dated | in 2026-36"),
        ("HT trước 30/11/2026", "dated | before ../2026-11-29"),
        ("Học kỳ II năm học 2025-2026", "dated | in 2026"),
        ("Năm học 2026-2027", "dated | in 2026/2027"),
        ("Đầu năm học 2026-2027", "dated | in 2026/2027"),
    ];
    check(&cases, &Context::default());
    let school = read("Năm học 2026-2027", &Context::default());
    assert!(school.intervals.iter().all(|i| i.from.is_none() && i.to.is_none()), "its days are not known");
}
