//! Invented names of the seven citizenships, in Latin letters as passports write them and in Cyrillic.

/// Surnames of men, given names of men and of women, and how passports are numbered.
pub(super) struct Nation {
    /// Citizenship.
    pub(super) code: &'static str,
    /// How many of a hundred clients.
    pub(super) share: u64,
    /// Days of visa-free stay after one entry.
    pub(super) days: i64,
    /// What a passport number begins with; seven digits follow.
    pub(super) passport: &'static str,
    /// Surnames of men: Latin, Cyrillic.
    pub(super) surnames: &'static [(&'static str, &'static str)],
    /// Given names of men.
    pub(super) men: &'static [(&'static str, &'static str)],
    /// Given names of women.
    pub(super) women: &'static [(&'static str, &'static str)],
}

/// The seven citizenships.
pub(super) const NATIONS: &[Nation] = &[
    Nation { code: "RUS", share: 30, days: 90, passport: "75", surnames: RUS.0, men: RUS.1, women: RUS.2 },
    Nation { code: "UZB", share: 25, days: 30, passport: "FA", surnames: UZB.0, men: UZB.1, women: UZB.2 },
    Nation { code: "KGZ", share: 14, days: 90, passport: "PE", surnames: KGZ.0, men: KGZ.1, women: KGZ.2 },
    Nation { code: "TJK", share: 10, days: 30, passport: "40", surnames: TJK.0, men: TJK.1, women: TJK.2 },
    Nation { code: "AZE", share: 8, days: 30, passport: "C0", surnames: AZE.0, men: AZE.1, women: AZE.2 },
    Nation { code: "ARM", share: 7, days: 90, passport: "BN", surnames: ARM.0, men: ARM.1, women: ARM.2 },
    Nation { code: "BLR", share: 6, days: 90, passport: "MP", surnames: BLR.0, men: BLR.1, women: BLR.2 },
];

type Pairs = &'static [(&'static str, &'static str)];

/// The surname of a woman, made from the man's.
pub(super) fn of_woman(latin: &str, cyrillic: &str) -> (String, String) {
    let latin_stem = latin.strip_suffix("SKI").map(|stem| format!("{stem}SKAYA"));
    let cyrillic_stem = cyrillic.strip_suffix("ский").map(|stem| format!("{stem}ская"));
    let declines = ["ов", "ев", "ёв", "ин"].iter().any(|ending| cyrillic.ends_with(ending));
    match (latin_stem, cyrillic_stem) {
        (Some(latin), Some(cyrillic)) => (latin, cyrillic),
        _ if declines => (format!("{latin}A"), format!("{cyrillic}а")),
        _ => (latin.to_owned(), cyrillic.to_owned()),
    }
}

#[rustfmt::skip]
const RUS: (Pairs, Pairs, Pairs) = (
    &[
        ("IVANOV", "Иванов"), ("PETROV", "Петров"), ("SMIRNOV", "Смирнов"), ("KUZNETSOV", "Кузнецов"),
        ("POPOV", "Попов"), ("SOKOLOV", "Соколов"), ("LEBEDEV", "Лебедев"), ("KOZLOV", "Козлов"),
        ("NOVIKOV", "Новиков"), ("MOROZOV", "Морозов"), ("VOLKOV", "Волков"), ("ZAITSEV", "Зайцев"),
        ("PAVLOV", "Павлов"), ("SEMENOV", "Семёнов"), ("GOLUBEV", "Голубев"), ("VINOGRADOV", "Виноградов"),
        ("BOGDANOV", "Богданов"), ("FEDOROV", "Фёдоров"), ("MIKHAILOV", "Михайлов"), ("BELIAEV", "Беляев"),
        ("TARASOV", "Тарасов"), ("KOMAROV", "Комаров"), ("ORLOV", "Орлов"), ("MAKAROV", "Макаров"),
        ("ANDREEV", "Андреев"), ("ILIN", "Ильин"), ("GUSEV", "Гусев"), ("TITOV", "Титов"),
    ],
    &[
        ("ALEKSANDR", "Александр"), ("SERGEI", "Сергей"), ("DMITRII", "Дмитрий"), ("ANDREI", "Андрей"),
        ("ALEKSEI", "Алексей"), ("MAKSIM", "Максим"), ("EVGENII", "Евгений"), ("IVAN", "Иван"),
        ("MIKHAIL", "Михаил"), ("ARTEM", "Артём"), ("PAVEL", "Павел"), ("NIKOLAI", "Николай"), ("ROMAN", "Роман"),
    ],
    &[
        ("ELENA", "Елена"), ("OLGA", "Ольга"), ("NATALIA", "Наталья"), ("ANNA", "Анна"), ("MARIIA", "Мария"),
        ("EKATERINA", "Екатерина"), ("IRINA", "Ирина"), ("TATIANA", "Татьяна"), ("SVETLANA", "Светлана"),
        ("IULIIA", "Юлия"), ("DARIA", "Дарья"), ("KSENIIA", "Ксения"), ("POLINA", "Полина"),
    ],
);

#[rustfmt::skip]
const UZB: (Pairs, Pairs, Pairs) = (
    &[
        ("ABDULLAEV", "Абдуллаев"), ("KARIMOV", "Каримов"), ("YULDASHEV", "Юлдашев"), ("RAKHIMOV", "Рахимов"),
        ("TURSUNOV", "Турсунов"), ("ISMOILOV", "Исмоилов"), ("KHAMIDOV", "Хамидов"), ("USMONOV", "Усмонов"),
        ("SOBIROV", "Собиров"), ("MIRZAEV", "Мирзаев"), ("ERGASHEV", "Эргашев"), ("KHOLMATOV", "Холматов"),
        ("NORMATOV", "Норматов"), ("OCHILOV", "Очилов"), ("JURAEV", "Жураев"), ("SAIDOV", "Саидов"),
        ("TOSHMATOV", "Тошматов"), ("QODIROV", "Кодиров"), ("SULTONOV", "Султонов"), ("BEKMURODOV", "Бекмуродов"),
    ],
    &[
        ("RUSTAM", "Рустам"), ("SHERZOD", "Шерзод"), ("BOBUR", "Бобур"), ("JAHONGIR", "Жахонгир"),
        ("ULUGBEK", "Улугбек"), ("OTABEK", "Отабек"), ("AZIZ", "Азиз"), ("DILSHOD", "Дилшод"),
        ("FARKHOD", "Фарход"), ("SARDOR", "Сардор"), ("JASUR", "Жасур"),
    ],
    &[
        ("DILNOZA", "Дилноза"), ("NILUFAR", "Нилуфар"), ("GULCHEHRA", "Гулчехра"), ("MAFTUNA", "Мафтуна"),
        ("ZUKHRA", "Зухра"), ("SHAHLO", "Шахло"), ("KAMOLA", "Камола"), ("SEVARA", "Севара"), ("MALIKA", "Малика"),
    ],
);

#[rustfmt::skip]
const KGZ: (Pairs, Pairs, Pairs) = (
    &[
        ("MAMYTOV", "Мамытов"), ("ASANOV", "Асанов"), ("TOKTOGULOV", "Токтогулов"), ("ZHUMABAEV", "Жумабаев"),
        ("BAKIROV", "Бакиров"), ("ISAKOV", "Исаков"), ("OROZBEKOV", "Орозбеков"), ("SYDYKOV", "Сыдыков"),
        ("ESENOV", "Эсенов"), ("KADYROV", "Кадыров"), ("TURDUBAEV", "Турдубаев"), ("OSMONOV", "Осмонов"),
        ("BAITEMIROV", "Байтемиров"), ("SHERALIEV", "Шералиев"), ("ABDYLDAEV", "Абдылдаев"),
    ],
    &[
        ("BAKYT", "Бакыт"), ("AZAMAT", "Азамат"), ("NURLAN", "Нурлан"), ("ERMEK", "Эрмек"), ("TALANT", "Талант"),
        ("ULAN", "Улан"), ("KUBAT", "Кубат"), ("DANIIAR", "Данияр"), ("TILEK", "Тилек"), ("ADILET", "Адилет"),
    ],
    &[
        ("AIGUL", "Айгуль"), ("GULNARA", "Гульнара"), ("NURGUL", "Нургуль"), ("CHOLPON", "Чолпон"),
        ("ZHYLDYZ", "Жылдыз"), ("AINURA", "Айнура"), ("BEGIMAI", "Бегимай"), ("MEERIM", "Мээрим"),
    ],
);

#[rustfmt::skip]
const TJK: (Pairs, Pairs, Pairs) = (
    &[
        ("RAHIMOV", "Рахимов"), ("NAZAROV", "Назаров"), ("SHARIPOV", "Шарипов"), ("SAFAROV", "Сафаров"),
        ("KHOLOV", "Холов"), ("DAVLATOV", "Давлатов"), ("SAIDOV", "Саидов"), ("YUSUPOV", "Юсупов"),
        ("BOBOEV", "Бобоев"), ("MIRZOEV", "Мирзоев"), ("GAFUROV", "Гафуров"), ("ODINAEV", "Одинаев"),
        ("FAYZULLOEV", "Файзуллоев"), ("QURBONOV", "Курбонов"),
    ],
    &[
        ("FARRUKH", "Фаррух"), ("DALER", "Далер"), ("JAMSHED", "Джамшед"), ("SUHROB", "Сухроб"),
        ("FIRDAVS", "Фирдавс"), ("BAKHTIYOR", "Бахтиёр"), ("KOMRON", "Комрон"), ("SHOHRUKH", "Шохрух"),
        ("MANUCHEHR", "Манучехр"),
    ],
    &[
        ("MADINA", "Мадина"), ("ZARINA", "Зарина"), ("NIGINA", "Нигина"), ("PARVINA", "Парвина"),
        ("FARZONA", "Фарзона"), ("MEHRONA", "Мехрона"), ("SITORA", "Ситора"), ("GULNOZA", "Гулноза"),
    ],
);

#[rustfmt::skip]
const AZE: (Pairs, Pairs, Pairs) = (
    &[
        ("ALIYEV", "Алиев"), ("MAMMADOV", "Мамедов"), ("HUSEYNOV", "Гусейнов"), ("HASANOV", "Гасанов"),
        ("ISMAYILOV", "Исмайлов"), ("AHMADOV", "Ахмедов"), ("IBRAHIMOV", "Ибрагимов"), ("GULIYEV", "Кулиев"),
        ("JAFAROV", "Джафаров"), ("RZAYEV", "Рзаев"), ("ABBASOV", "Аббасов"), ("SADIGOV", "Садыгов"),
        ("VALIYEV", "Велиев"),
    ],
    &[
        ("ELCHIN", "Эльчин"), ("RASHAD", "Рашад"), ("VUGAR", "Вугар"), ("ANAR", "Анар"), ("ORKHAN", "Орхан"),
        ("FARID", "Фарид"), ("SAMIR", "Самир"), ("TURAL", "Турал"), ("ILGAR", "Ильгар"), ("EMIN", "Эмин"),
    ],
    &[
        ("LEYLA", "Лейла"), ("AYGUN", "Айгюн"), ("SEVINJ", "Севиндж"), ("GUNEL", "Гюнель"), ("NIGAR", "Нигяр"),
        ("FIDAN", "Фидан"), ("NAZRIN", "Назрин"), ("SABINA", "Сабина"),
    ],
);

#[rustfmt::skip]
const ARM: (Pairs, Pairs, Pairs) = (
    &[
        ("PETROSYAN", "Петросян"), ("SARGSYAN", "Саргсян"), ("GRIGORYAN", "Григорян"), ("HARUTYUNYAN", "Арутюнян"),
        ("HOVHANNISYAN", "Оганнисян"), ("MKRTCHYAN", "Мкртчян"), ("KHACHATRYAN", "Хачатрян"),
        ("VARDANYAN", "Варданян"), ("KARAPETYAN", "Карапетян"), ("GALSTYAN", "Галстян"), ("AVETISYAN", "Аветисян"),
        ("HAKOBYAN", "Акопян"), ("STEPANYAN", "Степанян"), ("MARGARYAN", "Маргарян"),
    ],
    &[
        ("ARMEN", "Армен"), ("TIGRAN", "Тигран"), ("ASHOT", "Ашот"), ("DAVIT", "Давид"), ("GEVORG", "Геворг"),
        ("VARDAN", "Вардан"), ("NAREK", "Нарек"), ("SAMVEL", "Самвел"), ("ARTUR", "Артур"),
    ],
    &[
        ("ANI", "Ани"), ("MARIAM", "Мариам"), ("LUSINE", "Лусине"), ("ANAHIT", "Анаит"), ("GAYANE", "Гаяне"),
        ("NARINE", "Нарине"), ("SONA", "Сона"), ("ARMINE", "Армине"), ("LILIT", "Лилит"),
    ],
);

#[rustfmt::skip]
const BLR: (Pairs, Pairs, Pairs) = (
    &[
        ("ZHUK", "Жук"), ("NOVIK", "Новик"), ("KAVALCHUK", "Ковальчук"), ("KAZLOUSKI", "Козловский"),
        ("SHAUCHUK", "Шевчук"), ("SAVITSKI", "Савицкий"), ("KLIMOVICH", "Климович"), ("MAROZ", "Мороз"),
        ("KARPOVICH", "Карпович"), ("BONDAR", "Бондарь"), ("HURYN", "Гурин"), ("RAMANCHUK", "Романчук"),
        ("VASILEUSKI", "Василевский"), ("SIDARENKA", "Сидоренко"),
    ],
    &[
        ("ALIAKSEI", "Алексей"), ("SIARHEI", "Сергей"), ("ANDREI", "Андрей"), ("PAVEL", "Павел"),
        ("DZMITRY", "Дмитрий"), ("YURY", "Юрий"), ("VIKTAR", "Виктор"), ("IHAR", "Игорь"), ("ALEH", "Олег"),
    ],
    &[
        ("HANNA", "Анна"), ("ALENA", "Елена"), ("VOLHA", "Ольга"), ("NATALLIA", "Наталья"), ("IRYNA", "Ирина"),
        ("MARYNA", "Марина"), ("YULIYA", "Юлия"), ("SVIATLANA", "Светлана"), ("DARYA", "Дарья"),
    ],
);

/// Cities and their streets.
pub(super) const CITIES: &[(&str, &[&str])] = &[
    ("г. Алматы", &["ул. Абая", "пр. Достык", "ул. Толе би", "ул. Сатпаева", "ул. Жандосова", "пр. Назарбаева"]),
    ("г. Астана", &["пр. Мангилик Ел", "ул. Кенесары", "ул. Сыганак", "пр. Туран", "ул. Иманова"]),
    ("г. Шымкент", &["пр. Тауке хана", "ул. Байтурсынова", "пр. Республики", "ул. Казыбек би"]),
    ("г. Караганда", &["пр. Бухар жырау", "ул. Ерубаева", "ул. Гоголя"]),
    ("г. Атырау", &["пр. Сатпаева", "ул. Махамбета", "пр. Азаттык"]),
];

/// Members of staff: login and name. The first is the head's deputy, the others are officers.
pub(super) const STAFF: &[(&str, &str)] = &[
    ("g.omarova", "Омарова Гульмира"),
    ("a.serikova", "Серикова Айгерим"),
    ("d.akhmetov", "Ахметов Данияр"),
    ("zh.nurlan", "Нурлан Жанар"),
    ("m.ospanov", "Оспанов Мурат"),
    ("s.kim", "Ким Светлана"),
    ("b.tulegenov", "Тулегенов Бауыржан"),
    ("l.abenova", "Абенова Ляззат"),
    ("r.zhaksybekov", "Жаксыбеков Ринат"),
    ("e.volkova", "Волкова Екатерина"),
    ("k.sadykov", "Садыков Канат"),
    ("n.iskakova", "Искакова Назым"),
];

/// First and second words of company names.
pub(super) const COMPANY: (&[&str], &[&str]) = (
    &[
        "Алатау",
        "Жетісу",
        "Тенгри",
        "Сарыарка",
        "Каспий",
        "Хан-Тенгри",
        "Отырар",
        "Наурыз",
        "Барыс",
        "Қыран",
        "Медеу",
        "Астана",
        "Шымбулак",
        "Туран",
        "Арай",
        "Самал",
    ],
    &[
        "Трейд",
        "Строй",
        "Логистик",
        "Құрылыс",
        "Сервис",
        "Агро",
        "Энерго",
        "Фарм",
        "Тех",
        "Транс",
        "Групп",
        "Инжиниринг",
        "Маркет",
        "Консалтинг",
    ],
);

/// Names of bodies that stand behind the other grounds.
pub(super) const BODIES: &[(&str, &[&str])] = &[
    ("school", &["КазНУ им. аль-Фараби", "Университет КИМЭП", "ЕНУ им. Гумилёва", "Университет «Туран»"]),
    ("clinic", &["Клиника «Сункар»", "Национальный центр кардиохирургии", "Медцентр «Достар Мед»"]),
    ("religious_body", &["РО «Благовещение»", "РО «Вознесение»", "РО «Нур»"]),
    ("akimat", &["Акимат Алмалинского района", "Акимат г. Шымкента", "Акимат района Есиль"]),
    (
        "relative",
        &["Ахметова Сауле", "Нурпеисов Ерлан", "Садвакасова Дина", "Ермеков Тимур", "Касымова Алия", "Жумагулов Арман"],
    ),
];
