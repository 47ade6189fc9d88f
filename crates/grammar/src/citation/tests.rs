use super::*;

/// `(text, [(code, number, year, symbol, date)])`.
type Want<'a> = (&'a str, Option<&'a str>, Option<i16>, Option<&'a str>, Option<&'a str>);

fn check(text: &str, want: &[Want<'_>]) {
    let found = find(text);
    let dates: Vec<_> = found.iter().map(|c| c.date.map(|d| d.to_string())).collect();
    let have: Vec<Want<'_>> = found
        .iter()
        .zip(&dates)
        .map(|(c, date)| {
            let code = c.kind.as_ref().map_or("", |k| k.code.as_str());
            (code, c.number.as_deref(), c.year, c.symbol.as_deref(), date.as_deref())
        })
        .collect();
    assert_eq!(have, want, "{text}");
}

#[test]
fn by_number_and_symbol() {
    check(
        "Quyết định số 325/QĐ-TTg ngày 30/3/2023 của Thủ tướng Chính phủ",
        &[("QĐ", Some("325"), None, Some("325/QĐ-TTg"), Some("2023-03-30"))],
    );
    check(
        "Kế hoạch số: 453 /KH-UBND ngày 18 / 10 /2021 của Ủy ban nhân dân huyện Sơn Dương",
        &[("KH", Some("453"), None, Some("453/KH-UBND"), Some("2021-10-18"))],
    );
}

#[test]
fn laws_whose_names_have_commas_and_other_words() {
    for (text, code, number) in [
        ("Luật Khám bệnh, chữa bệnh số 15/2023/QH15 ngày 09/01/2023", "L", Some("15")),
        ("Luật Khám bệnh, chữa bệnh", "L", None),
        ("Luật Phòng, chống tác hại của rượu, bia số 44/2019/QH14", "L", Some("44")),
        ("Luật Dân số số 55/2025/QH15", "L", Some("55")),
        ("Luật Dân số ngày 10 tháng 12 năm 2025", "L", None),
        ("Luật Công nghiệp công nghệ số", "L", None),
        ("Luật Thi đua, khen thưởng", "L", None),
        ("Luật Đầu tư theo phương thức đối tác công tư năm 2020", "L", None),
        ("Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân số 87/2015/QH13", "L", Some("87")),
        ("Luật Quản lý, sử dụng tài sản công năm 2017", "L", None),
        ("Luật Khoa học, công nghệ và đổi mới sáng tạo", "L", None),
        ("Luật BHYT (sửa đổi) số 51/2024/QH15", "L", Some("51")),
        ("Pháp lệnh Ưu đãi người có công với cách mạng số 02/2020/UBTVQH14", "PL", Some("02")),
        ("Thông báo kết luận số 45-TB/TU ngày 12/8/2025", "TB", Some("45")),
    ] {
        let found = find(text);
        assert_eq!(found.len(), 1, "{found:?}");
        let read = found.first().map(|c| (c.raw.as_str(), c.kind.as_ref().map(|k| k.code.as_str())));
        assert_eq!(read, Some((text, Some(code))));
        assert_eq!(found.first().and_then(|c| c.number.as_deref()), number, "{text}");
    }
    for (text, count) in [
        ("Luật Đất đai, Luật Nhà ở số 27/2023/QH15", 2),
        ("Luật Đất đai; Nghị quyết số 202/2025/QH15", 2),
        ("Luật Đất đai, Nghị quyết số 202/2025/QH15", 2),
    ] {
        assert_eq!(find(text).len(), count, "{text}");
    }
}

#[test]
fn who_issued_ends_before_the_subject() {
    for (text, want) in [
        (
            "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII",
            "Ban Chấp hành Trung ương Đảng",
        ),
        (
            "văn bản số 112/EVNNPC-KT ngày 15/01/2026 của Tổng công ty Điện lực miền Bắc về việc đảm bảo điện",
            "Tổng công ty Điện lực miền Bắc",
        ),
        (
            "Chỉ thị số 05/CT-ABC ngày 10/4/2026 của Tập đoàn Cao su Miền Đông về công tác phòng chống mưa bão",
            "Tập đoàn Cao su Miền Đông",
        ),
        (
            "Quyết định số 15/QĐ-BV ngày 15/01/2026 của Bệnh viện Nhi đồng 1 về việc kiện toàn",
            "Bệnh viện Nhi đồng 1",
        ),
        ("Kế hoạch số 01-KH/BCĐTW ngày 21/3/2025 của Ban Chỉ đạo Trung ương.", "Ban Chỉ đạo Trung ương"),
        (
            "Kế hoạch số 55-KH/ĐU ngày 15/9/2025 của Ban Thường vụ Đảng ủy UBND tỉnh về chuyển đổi số",
            "Ban Thường vụ Đảng ủy Ủy ban nhân dân tỉnh",
        ),
        (
            "Kế hoạch số 05-KH/BCĐTW ngày 11/7/2026 của Ban Chỉ đạo Trung ương về chuyển đổi số về Kế hoạch hành động",
            "Ban Chỉ đạo Trung ương về chuyển đổi số",
        ),
        (
            "Chỉ thị số 11-CT/TU ngày 04/01/2026 của Ban Thường vụ Tỉnh ủy về việc nêu gương",
            "Ban Thường vụ Tỉnh ủy",
        ),
        (
            "Nghị quyết số 20-NQ/TU ngày 16/6/2021 của Ban Thường vụ Tỉnh ủy về phát triển du lịch",
            "Ban Thường vụ Tỉnh ủy",
        ),
        (
            "Kế hoạch số 57/KH-UBND ngày 27/3/2025 của Văn phòng UBND tỉnh giai đoạn 2021-2025",
            "Văn phòng Ủy ban nhân dân tỉnh",
        ),
        ("Kế hoạch số 57/KH-CAT ngày 27/3/2025 của Công an tỉnh năm 2026", "Công an tỉnh"),
        (
            "Kế hoạch số 45-KH/HU ngày 01/3/2024 của Ban Thường vụ Huyện ủy về sửa chữa, khắc phục hạn chế",
            "Ban Thường vụ Huyện ủy",
        ),
        (
            "Nghị quyết số 01/NQ-CĐCS ngày 15/9/2025 của Ban Chấp hành Công đoàn cơ sở",
            "Ban Chấp hành Công đoàn cơ sở",
        ),
    ] {
        let issuers: Vec<_> = find(text).into_iter().map(|c| c.issuer.unwrap().name).collect();
        assert_eq!(issuers, [want], "{text}");
    }
}

#[test]
fn a_law_that_amends_others_is_one() {
    for text in [
        "Luật sửa đổi, bổ sung một số điều của Luật Phòng, chống thiên tai và Luật Đê điều năm 2020",
        "Luật sửa đổi, bổ sung một số điều của Luật Công chứng",
        "Luật Sửa đổi một số điều của Bộ luật Hình sự số 12/2017/QH14",
    ] {
        let raw: Vec<_> = find(text).into_iter().map(|c| c.raw).collect();
        assert_eq!(raw, [text]);
    }
    check(
        "Luật sửa đổi một số điều của Luật Đê điều số 60/2020/QH14",
        &[("L", Some("60"), Some(2020), Some("60/2020/QH14"), None)],
    );
    let raw: Vec<_> =
        find("sửa đổi, bổ sung một số điều của Luật Đê điều").into_iter().map(|c| c.raw).collect();
    assert_eq!(raw, ["Luật Đê điều"]);
}

#[test]
fn by_number_alone() {
    check("QĐ 358 ngày 23/6/2021 của UBND huyện", &[("QĐ", Some("358"), None, None, Some("2021-06-23"))]);
    check("Kế hoạch 01 ngày 05/1/2021", &[("KH", Some("01"), None, None, Some("2021-01-05"))]);
    check("KH số 08 ngày 08/01/2021", &[("KH", Some("08"), None, None, Some("2021-01-08"))]);
    check(
        "Nghị quyết 57 và Đề án 06",
        &[("NQ", Some("57"), None, None, None), ("ĐA", Some("06"), None, None, None)],
    );
    check("Kế hoạch 5 năm; Chương trình 30 ngày", &[]);
}

#[test]
fn in_the_words_of_others() {
    check(
        "THÔNG BÁO SỐ 38/TB-VPCP NGÀY 05/3/2021",
        &[("TB", Some("38"), None, Some("38/TB-VPCP"), Some("2021-03-05"))],
    );
    check(
        "Nghị quyết số 49/NQ/TW ngày 02/6/2005 của Bộ Chính trị khóa IX",
        &[("NQ", Some("49"), None, Some("49/NQ/TW"), Some("2005-06-02"))],
    );
    check("Kế hoạch số 220/KHUBND", &[("KH", Some("220"), None, Some("220/KH-UBND"), None)]);
    check(
        "Quyết định số 325/QĐ-TTg của Thủ tướng Chính phủ ngày 30/3/2023",
        &[("QĐ", Some("325"), None, Some("325/QĐ-TTg"), Some("2023-03-30"))],
    );
    check(
        "theo Văn bản số 661/UBND-KT ngày 05/3/2021",
        &[("CV", Some("661"), None, Some("661/UBND-KT"), Some("2021-03-05"))],
    );
    check(
        "Nghị định số 79/2021/NĐ-CP, số 97/2018/NĐ-CP",
        &[
            ("NĐ", Some("79"), Some(2021), Some("79/2021/NĐ-CP"), None),
            ("NĐ", Some("97"), Some(2018), Some("97/2018/NĐ-CP"), None),
        ],
    );
}

#[test]
fn by_name() {
    check("Luật Quy hoạch ngày 24/11/2017", &[("L", None, None, None, Some("2017-11-24"))]);
    check("Luật giáo dục năm 2019", &[("L", None, None, None, None)]);
    check("Nghị quyết của Ban Thường vụ Huyện uỷ", &[("NQ", None, None, None, None)]);
    for (text, raw) in [
        ("sửa Luật Phòng, chống tham nhũng; Luật Viên chức", "Luật Phòng, chống tham nhũng"),
        (
            "Luật Khoa học, Công nghệ và Đổi mới sáng tạo theo hướng",
            "Luật Khoa học, Công nghệ và Đổi mới sáng tạo",
        ),
        ("Luật Giao dịch điện tử và Luật Viễn thông", "Luật Giao dịch điện tử"),
        ("Luật Hàng không dân dụng Việt Nam năm 2006", "Luật Hàng không dân dụng Việt Nam năm 2006"),
        (
            "Nghị quyết Đại hội Đảng bộ huyện lần thứ XXI, nhiệm kỳ 2020-2025 đề ra",
            "Nghị quyết Đại hội Đảng bộ huyện lần thứ XXI, nhiệm kỳ 2020-2025",
        ),
    ] {
        assert_eq!(find(text)[0].raw, raw);
    }
}

#[test]
fn what_is_no_citation() {
    for text in [
        "pháp luật về đất đai",
        "Luật của Quốc hội",
        "ngày 30/3/2023",
        "giai đoạn 2021-2025",
        "Quyết định của Thủ tướng Chính phủ",
        "xây dựng kế hoạch năm 2024",
        "đạt 24/25 chỉ tiêu",
        "",
    ] {
        check(text, &[]);
    }
}

#[test]
fn the_same_number_of_two_issuers_stays_apart() {
    let mut found = find(
        "Nghị quyết số 29-NQ/TU ngày 16/6/2021 của Tỉnh ủy; Nghị quyết số 29-NQ/TW ngày 17/12/2022 của Ban Chấp hành \
         Trung ương Đảng; Nghị quyết số 29",
    );
    let mut mentions: Vec<_> = found.iter_mut().collect();
    link(&mut mentions);
    let keys: Vec<_> = found.iter().map(|c| c.key.as_str()).collect();
    assert_ne!(keys[0], keys[1]);
    assert_eq!(found[2].date, None, "two would fit");
}

#[test]
fn a_short_recall_is_completed() {
    let mut found = find(
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị (sau đây gọi tắt là Nghị quyết 57). Theo Nghị quyết số \
         57-NQ/TW",
    );
    let mut mentions: Vec<_> = found.iter_mut().collect();
    link(&mut mentions);
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|c| c.key == found[0].key), "{found:?}");
}

#[test]
fn spans_count_characters() {
    let text = "Thực hiện Nghị định số 37/2019/NĐ-CP, đã ban hành";
    let citation = &find(text)[0];
    let span = citation.span.clone().unwrap();
    let taken: String =
        text.chars().skip(span.start as usize).take((span.end - span.start) as usize).collect();
    assert_eq!(taken, citation.raw);
}

#[test]
fn a_long_text_is_read_in_pieces() {
    let sentence = "Theo Quyết định số 12/QĐ-UBND ngày 05/3/2021; ";
    let count = PIECE / sentence.len() + 2;
    let found = find(&sentence.repeat(count));
    assert_eq!(found.len(), count);
    let spans: Vec<u32> = found.iter().filter_map(|c| c.span.as_ref()).map(|s| s.start).collect();
    let length = sentence.chars().count() as u32;
    assert_eq!(spans, (0..count as u32).map(|n| n * length + 5).collect::<Vec<_>>());
}
