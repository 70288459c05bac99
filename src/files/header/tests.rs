//! Headers of many practices, each with a few rows that decide what is ambiguous.

use super::super::csv;
use super::*;

/// The fields of the columns of a sheet, `-` for none.
fn fields(text: &str) -> Vec<&'static str> {
    fields_with(text, &ColumnMap::default())
}

fn fields_with(text: &str, map: &ColumnMap) -> Vec<&'static str> {
    let sheet = csv::read(text, b';', usize::MAX).unwrap();
    let found = find(&sheet, map).expect("a header");
    let header = Header::read(&sheet, &found, map).unwrap();
    header.columns.iter().map(|column| column.field.map_or("-", Field::as_str)).collect()
}

#[test]
fn an_english_register() {
    assert_eq!(
        fields(
            "#;Full name;Nationality;DOB;Passport no.;Passport expiry;Date of entry;Purpose of stay;Employer / sponsor;\
             TRP No;TRP start;TRP end;Residential address;RKA;Case officer;Application form;Passport copy;Passport;\
             Proof of purpose;Fingerprints;Insurance;Landlord's consent;Registration code;Remarks;Cell phone;Email\n\
             1;ZHUK HANNA;Belarus;01/02/1990;AC9513358;2029-05-10;2026-04-02;work;LLP Alatau;KZ-1234567;2026-05-01;\
             2027-05-01;Almaty;0202247079279855;a.serikova;yes;no;yes;n/a;2026-10-10;yes;;yes;x;+77011234567;a@b.kz\n"
        ),
        [
            "ordinal",
            "name",
            "citizenship",
            "born",
            "passport_number",
            "passport_expires",
            "entry",
            "ground",
            "sponsor",
            "permit_number",
            "permit_from",
            "permit_until",
            "address",
            "rka",
            "owner",
            "application_form",
            "identity_copy",
            "passport",
            "purpose_document",
            "fingerprint_certificate",
            "medical_insurance",
            "owner_consent",
            "registration_code",
            "note",
            "phone",
            "email",
        ]
    );
}

#[test]
fn a_kazakh_register() {
    assert_eq!(
        fields(
            "Р/с;Аты-жөні (латын);Аты-жөні (кирилл);Азаматтығы;Туған күні;Төлқұжат №;Төлқұжаттың жарамдылық мерзімі;\
             ЖСН;Телефоны;Эл. пошта;Кірген күні;Негізі;Қабылдаушы тарап;УТР №;УТР басталуы;УТР аяқталуы;\
             Мекенжайы;МТК;Жауапты;Сауалнама;Жеке куәлік көшірмесі;Төлқұжат;Мақсат құжаты;Саусақ ізі;\
             Медициналық сақтандыру;Меншік иесінің келісімі;Тіркеу коды;Ескертпе\n\
             1;KIM ANNA;Ким Анна;Ресей;03.05.1990;A1234567;10.05.2029;900503440484;+77011234567;;02.04.2026;еңбек қызметі;\
             ЖШС Дала;KZ-123456;03.05.2026;03.05.2027;Алматы;0202247079279855;a.b;иә;жоқ;иә;қажет емес;;12.10.2026;иә;иә;\n"
        ),
        [
            "ordinal",
            "name_latin",
            "name_cyrillic",
            "citizenship",
            "born",
            "passport_number",
            "passport_expires",
            "iin",
            "phone",
            "email",
            "entry",
            "ground",
            "sponsor",
            "permit_number",
            "permit_from",
            "permit_until",
            "address",
            "rka",
            "owner",
            "application_form",
            "identity_copy",
            "passport",
            "purpose_document",
            "fingerprint_certificate",
            "medical_insurance",
            "owner_consent",
            "registration_code",
            "note",
        ]
    );
}

#[test]
fn the_cells_decide_what_a_passport_is() {
    let rows = "ФИО;Страна;Основание;Паспорт;Дата рождения\nКим Анна;РФ;работа;";
    assert_eq!(fields(&format!("{rows}A1234567;03.05.1990\n"))[3], "passport_number");
    assert_eq!(fields(&format!("{rows}+;03.05.1990\n"))[3], "passport");
    assert_eq!(fields(&format!("{rows}12.10.2026;03.05.1990\n"))[3], "passport");
    let both = "ФИО;Страна;Основание;Паспорт;Паспорт;Паспорт\nКим Анна;РФ;работа;+;A1234567;12.10.2029\n";
    assert_eq!(fields(both)[3..5], ["passport", "passport_number"]);
}

#[test]
fn the_cells_decide_what_a_registration_code_is() {
    let head = "ФИО;Страна;Основание;Дата рождения;Код регистрации;РКА\nКим Анна;РФ;работа;03.05.1990;";
    assert_eq!(fields(&format!("{head}+;0202247079279855\n"))[4..], ["registration_code", "rka"]);
    assert_eq!(fields(&format!("{head}0202247079279855;12.10.2026\n"))[4..], ["rka", "registration_code"]);
}

#[test]
fn the_ground_and_its_paper_are_told_apart() {
    let text = "ФИО;Страна;Цель;Основание;Дата рождения\nКим Анна;РФ;работа;+;03.05.1990\n";
    assert_eq!(fields(text)[2..4], ["ground", "purpose_document"]);
}

#[test]
fn a_bare_expiry_belongs_to_the_number_before_it() {
    assert_eq!(
        fields(
            "ФИО;Гражданство;Паспорт №;Дата выдачи;Действителен до;Цель;РВП №;Дата выдачи;Действителен до;Выдан кем\n\
             Ким Анна;РФ;A1234567;01.01.2020;01.01.2030;работа;KZ-123;01.05.2026;01.05.2027;МВД\n"
        ),
        [
            "name",
            "citizenship",
            "passport_number",
            "passport_issued",
            "passport_expires",
            "ground",
            "permit_number",
            "permit_from",
            "permit_until",
            "-",
        ]
    );
}

#[test]
fn two_rows_may_make_a_header() {
    assert_eq!(
        fields(
            "Реестр клиентов — РВП;;;;;;\n;ФИО;;Гражданство;Паспорт;;РВП;;;Цель\n\
             №;лат.;кир.;;№;до;№;с;до;\n1;KIM ANNA;Ким Анна;РФ;A1234567;01.01.2030;KZ-123;01.05.2026;01.05.2027;учёба\n"
        ),
        [
            "ordinal",
            "name_latin",
            "name_cyrillic",
            "citizenship",
            "passport_number",
            "passport_expires",
            "permit_number",
            "permit_from",
            "permit_until",
            "ground",
        ]
    );
}

#[test]
fn what_is_like_a_field_but_is_another_thing_stays_unmapped() {
    assert_eq!(
        fields(
            "ФИО;Гражданство;Дата рождения;Основание;Место рождения;Кем выдан паспорт;Номер полиса;Разрешение на работу №;\
             Виза до;Национальность;Адрес работодателя;Тел. работодателя;Дата подачи заявления;Статус;Паспорт супруги\n\
             Ким Анна;РФ;03.05.1990;работа;Омск;МВД;12345678;77777;01.01.2027;русская;Алматы;+77010000000;01.11.2026;подано;\
             A1234567\n"
        )[4..],
        ["-"; 11]
    );
}

#[test]
fn ends_of_papers_are_not_their_receipt() {
    assert_eq!(
        fields(
            "ФИО;Гражданство;Дата рождения;Основание;Страховка;Страховка до;Согласие собственника;Согласие до;\
             Согласие на обработку ПДн\nКим Анна;РФ;03.05.1990;работа;+;01.01.2027;+;01.01.2027;+\n"
        )[4..],
        ["medical_insurance", "insurance_until", "owner_consent", "owner_consent_until", "data_consent"]
    );
}

#[test]
fn names_in_parts_and_headers_in_two_languages_are_known() {
    assert_eq!(
        fields(
            "Фамилия / Surname;Имя / Given name;Отчество;Гражданство / Citizenship;Дата рождения / Date of birth;\
             Цель / Purpose;Серия;Номер паспорта\nКим;Анна;Ивановна;РФ;03.05.1990;работа;12;345678\n"
        ),
        ["surname", "given_name", "patronymic", "citizenship", "born", "ground", "passport_series", "passport_number",]
    );
}

#[test]
fn a_person_may_say_what_a_column_is() {
    let text = "Кто;Откуда;Зачем;Док;Прим\nКим Анна;РФ;работа;A1234567;x\n";
    for map in [
        "Кто=name,Откуда=citizenship,Зачем=ground,Док=passport_number,Прим=ignore",
        "\"Кто\" = \"name\"\n\"Откуда\" = \"citizenship\"\n\"Зачем\" = \"ground\"\n\"Док\" = \"passport-number\"\n\"Прим\" = \"-\"",
        r#"{"Кто":"name","Откуда":"citizenship","Зачем":"ground","Док":"passport_number","Прим":""}"#,
    ] {
        let map = ColumnMap::read(map).unwrap();
        assert_eq!(fields_with(text, &map), ["name", "citizenship", "ground", "passport_number", "-"]);
    }
    assert_eq!(ColumnMap::read("Кто=nobody").unwrap_err().id, "import-map-field");
    assert_eq!(ColumnMap::read("ерунда").unwrap_err().id, "import-map-unreadable");
}

#[test]
fn a_name_beside_a_surname_is_the_given_one() {
    let text = "Surname;Name;Nationality;Born;Purpose\nKim;Anna;RUS;03.05.1990;work\n";
    assert_eq!(fields(text)[..2], ["surname", "given_name"]);
    let text = "Имя;Страна;Дата рождения;Цель\nКим Анна;РФ;03.05.1990;работа\n";
    assert_eq!(fields(text)[0], "name");
}

#[test]
fn an_abbreviated_register() {
    assert_eq!(
        fields(
            "Клиент;Гр-во;Дата рожд.;Пасп. №;Пасп. до;Посл. въезд;Осн.;Прин. сторона;РВП;с;по;Отв.;Анк.;Коп. пасп.;Пасп.;\
             Дакт.;Страх.;Согл. собств.;Код рег.\nКим Анна;РФ;03.05.1990;A1234567;01.01.2030;01.10.2026;работа;ТОО Х;\
             KZ-123;10.10.2026;10.10.2027;m.kim;+;-;+;+;12.10.2026;+;+\n"
        ),
        [
            "name",
            "citizenship",
            "born",
            "passport_number",
            "passport_expires",
            "entry",
            "ground",
            "sponsor",
            "permit_number",
            "permit_from",
            "permit_until",
            "owner",
            "application_form",
            "identity_copy",
            "passport",
            "fingerprint_certificate",
            "medical_insurance",
            "owner_consent",
            "registration_code",
        ]
    );
}
