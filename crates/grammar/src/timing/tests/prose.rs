//! Deadlines that sentences give.

use super::*;

#[test]
fn deadlines_in_prose() {
    let cases: &[(&str, &[&str])] = &[
        ("báo cáo UBND tỉnh trước ngày 15/12/2024./.", &["trước ngày 15/12/2024"]),
        ("hoàn thành trong Quý II/2022, báo cáo", &["hoàn thành trong Quý II/2022"]),
        (
            "chậm nhất sau 05 ngày làm việc kể từ khi nhận hồ sơ; gửi",
            &["chậm nhất sau 05 ngày làm việc kể từ khi nhận hồ sơ"],
        ),
        (
            "thực hiện, định kỳ trước ngày 25 của tháng cuối quý, 6 tháng và hằng năm tổng hợp",
            &["định kỳ trước ngày 25 của tháng cuối quý, 6 tháng và hằng năm"],
        ),
        ("Hằng năm, xây dựng kế hoạch", &["Hằng năm"]),
        ("hoàn thành Đề án (Quý IV/2021)", &["Quý IV/2021"]),
        ("hoàn thành quyết toán quý III trước 10/10/2024", &["trước 10/10/2024"]),
        (
            "Định kỳ 06 tháng (trước ngày 15/6) và năm (trước ngày 15/11) báo cáo",
            &["Định kỳ 06 tháng (trước ngày 15/6) và năm (trước ngày 15/11)"],
        ),
        ("báo cáo trước 16h00 thứ Sáu hằng tuần.", &["trước 16h00 thứ Sáu hằng tuần"]),
        ("báo cáo kết quả trước 16 giờ hằng ngày để tổng hợp", &["trước 16 giờ hằng ngày"]),
        ("họp vào tuần thứ 2 hằng tháng", &["vào tuần thứ 2 hằng tháng"]),
        ("họp vào thứ Sáu tuần đầu hằng tháng", &["vào thứ Sáu tuần đầu hằng tháng"]),
        ("làm việc 08 giờ hằng ngày", &[]),
        ("hoàn thành gieo cấy vụ Đông Xuân 2025-2026 trước 28/02/2026", &["trước 28/02/2026"]),
        ("tặng quà trước ngày 28 tháng Chạp", &[]),
        ("sơ kết vào năm 2027, tổng kết vào năm 2030.", &["vào năm 2027", "vào năm 2030"]),
        ("Sơ kết 05 năm thực hiện Nghị quyết vào năm 2028", &["vào năm 2028"]),
        ("Năm 2027 tổ chức sơ kết, năm 2030 tổng kết", &["Năm 2027", "năm 2030"]),
        ("tổng kết năm 2025 và phương hướng", &[]),
        ("Báo cáo năm 2025 tổng kết công tác", &[]),
        ("tỷ lệ đạt 30% vào năm 2030", &[]),
        ("khánh thành vào năm 2027", &["vào năm 2027"]),
        ("nộp hồ sơ ngày 25/9/2025.", &["ngày 25/9/2025"]),
        ("gửi Công văn ngày 25/9/2025", &[]),
        ("gửi Sở Y tế ngày 25/9/2025 của", &[]),
        ("tổ chức Lễ kỷ niệm ngày 27/7/2025", &[]),
        ("kết luận tại cuộc họp ngày 25/9/2025", &[]),
        ("tổ chức Lễ khai mạc lúc 8 giờ ngày 25/9/2025.", &["lúc 8 giờ ngày 25/9/2025"]),
        ("triển khai từ Quý IV năm 2025.", &["từ Quý IV năm 2025"]),
        ("đã triển khai từ Quý IV năm 2025.", &[]),
        ("có hiệu lực từ ngày 01/7/2025", &[]),
        ("thực hiện từ năm 2023", &[]),
        ("báo cáo nhanh trong vòng 24h.", &["trong vòng 24h"]),
        ("trong vòng 05 năm", &[]),
        (
            "Chậm nhất 24 giờ sau khi thiên tai kết thúc, Sở Y tế tổng hợp thiệt hại",
            &["Chậm nhất 24 giờ sau khi thiên tai kết thúc"],
        ),
        (
            "Trong vòng 05 ngày kể từ ngày nhận được Kế hoạch, các sở, ngành gửi báo cáo",
            &["Trong vòng 05 ngày kể từ ngày nhận được Kế hoạch"],
        ),
        (
            "Chậm nhất 10 ngày làm việc kể từ ngày nhận Quyết định, Kế hoạch, UBND xã báo cáo",
            &["Chậm nhất 10 ngày làm việc kể từ ngày nhận Quyết định, Kế hoạch"],
        ),
        (
            "báo cáo trong vòng 05 ngày kể từ ngày nhận văn bản, hồ sơ; gửi",
            &["trong vòng 05 ngày kể từ ngày nhận văn bản, hồ sơ"],
        ),
        ("phát triển công nghiệp giai đoạn 2021-2025, tầm nhìn đến năm 2050", &[]),
        ("Quyết định số 12/QĐ-UBND ngày 05/3/2021 của UBND tỉnh", &[]),
        ("phấn đấu đến năm 2030 là đô thị loại II", &[]),
        ("xây dựng kế hoạch hằng năm của đơn vị", &[]),
        ("Kế hoạch đầu tư công trung hạn 2021-2025", &[]),
        ("tăng bình quân 05 năm (2021 - 2025) trên 14%", &[]),
        ("đạt đô thị loại V trước năm 2025", &[]),
    ];
    for (text, expected) in cases {
        let found: Vec<&str> =
            find(text, &Context::default()).into_iter().filter_map(|(range, _)| text.get(range)).collect();
        assert_eq!(found, *expected, "{text}");
    }
    let summed = find("sơ kết vào năm 2027, tổng kết vào năm 2030", &issued(2025, 9, 22));
    let summed: Vec<String> = summed.iter().map(|(_, timing)| show(timing)).collect();
    assert_eq!(summed, ["dated | in 2027 [sơ kết]", "dated | in 2030 [tổng kết]"]);
    assert_eq!(find("triển khai từ Quý I năm 2025", &issued(2025, 9, 22)), []);
    // What ended before the plan was issued is history.
    assert_eq!(find("giải ngân trong năm 2023", &issued(2024, 1, 5)), []);
}

#[test]
fn what_is_reached_by_a_day_and_what_begins_on_one() {
    let cases: [(&str, &[&str]); 8] = [
        ("phát sóng từ quý IV/2025.", &["từ quý IV/2025"]),
        ("đã vận hành từ quý IV/2025.", &[]),
        (
            "thu hồi tiền, đến ngày 30/10/2025 đạt 70%, đến ngày 31/12/2025 đạt 100%.",
            &["đến ngày 30/10/2025", "đến ngày 31/12/2025"],
        ),
        ("đến hết quý II/2026 phấn đấu đạt tối thiểu 50% kế hoạch", &["đến hết quý II/2026"]),
        ("tính đến ngày 30/10/2025 đạt 70%", &[]),
        ("ước đến ngày 31/12/2025 đạt 95,5%", &[]),
        ("đến năm 2030 đạt 100%", &[]),
        ("đến ngày 30/10/2025 đã họp 3 lần", &[]),
    ];
    for (text, expected) in cases {
        let found: Vec<&str> =
            find(text, &Context::default()).into_iter().filter_map(|(range, _)| text.get(range)).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn days_behind_a_colon_and_years_in_brackets() {
    let cases: [(&str, &[&str]); 14] = [
        ("Trao giải: 26/3/2026.", &["26/3/2026"]),
        ("Tổ chức Hội thi: dự kiến ngày 05/3/2026, tại Nhà Thi đấu tỉnh", &["dự kiến ngày 05/3/2026"]),
        ("dự kiến năm 2026 dân số tăng", &[]),
        ("Kinh phí dự kiến quý II/2026 là 5 tỷ đồng", &[]),
        ("Trao giải: ngày 26/3/2026", &["ngày 26/3/2026"]),
        ("Quyết định: 26/3/2026 của UBND tỉnh", &[]),
        ("Số lượng: 26.", &[]),
        ("ban hành chính sách hỗ trợ lãi suất (năm 2026).", &["năm 2026"]),
        ("ban hành chính sách hỗ trợ lãi suất (năm 2026)", &["năm 2026"]),
        ("thực hiện chỉ tiêu (năm 2026) được giao", &[]),
        ("tăng thu (giai đoạn 2026-2030).", &[]),
        ("(2.2) Rà soát biên chế", &[]),
        ("gồm: (2.1) Đề án; (2.2) Rà soát", &[]),
        ("kỷ niệm Ngày Nhà giáo Việt Nam (20.11)", &["20.11"]),
    ];
    for (text, expected) in cases {
        let found: Vec<&str> =
            find(text, &Context::default()).into_iter().filter_map(|(range, _)| text.get(range)).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn years_that_bound_the_work() {
    let cases: [(&str, &[&str]); 17] = [
        ("Rà soát văn bản, thực hiện từ nay đến năm 2030.", &["từ nay đến năm 2030"]),
        ("Từ nay đến hết năm 2027, rà soát văn bản.", &["Từ nay đến hết năm 2027"]),
        ("Triển khai từ năm 2026 đến năm 2030", &["từ năm 2026 đến năm 2030"]),
        ("Tập huấn cán bộ cấp xã trong 2 năm (2026-2027).", &["2026-2027"]),
        ("Thực hiện trong 02 năm 2026-2027.", &["trong 02 năm 2026-2027"]),
        ("các nhiệm vụ trọng tâm từ nay đến năm 2030", &[]),
        ("phát triển đô thị từ nay đến năm 2030.", &[]),
        ("định hướng phát triển từ năm 2026 đến năm 2030.", &[]),
        ("báo cáo kết quả thực hiện từ năm 2024 đến năm 2026.", &[]),
        ("đã triển khai từ năm 2024 đến năm 2026.", &[]),
        ("triển khai từ năm 2026 đến năm 2030 theo lộ trình", &[]),
        ("thực hiện từ năm 2026.", &[]),
        ("trong 5 năm (2026-2030), tỷ lệ tăng 14%", &[]),
        ("tăng bình quân 05 năm (2026-2030).", &[]),
        ("Đầu tư hạ tầng số giai đoạn 2026-2030.", &[]),
        ("thực hiện trong giai đoạn 2026-2030.", &[]),
        ("đầu tư công trong 5 năm 2026-2030.", &[]),
    ];
    for (text, expected) in cases {
        let found: Vec<&str> =
            find(text, &Context::default()).into_iter().filter_map(|(range, _)| text.get(range)).collect();
        assert_eq!(found, *expected, "{text}");
    }
    let bounded: Vec<String> = find("thực hiện từ nay đến năm 2030.", &issued(2026, 1, 5))
        .iter()
        .map(|(_, timing)| show(timing))
        .collect();
    assert_eq!(bounded, ["dated | by ../2030"]);
}
