### Жазбалар қоймасы нені және неліктен қабылдамайды.

store-already-there = Бұл жерде файл бар. Ештеңе үстінен жазылған жоқ.
store-field-empty = «{ $field }» өрісі бос болмауы керек.
store-date-impossible = «{ $field }» өрісіндегі күнді сақтау мүмкін емес.
store-time-impossible = «{ $field }» өрісіне уақыт керек, мысалы 09:30.
store-text-too-long = { $most ->
    [one] «{ $field }» өрісіндегі мәтін { $most } таңбадан ұзын.
   *[other] «{ $field }» өрісіндегі мәтін { $most } таңбадан ұзын.
}
store-ends-before-it-begins = Аяқталу күні { $until } басталу күнінен ({ $from }) бұрын.
store-stay-open = { $entry } басталатын болу мерзімі { $other } басталған, әлі жабылмаған болу мерзімімен қабаттасады. Алдымен сол бойынша шығу күнін енгізіңіз.
store-stay-overlaps = { $entry } басталатын болу мерзімі { $from } – { $until } аралығындағы болу мерзімімен қабаттасады.
store-value-refused = Жазбада ({ $kind }) рұқсат етілмеген мән бар.
store-number-taken = Мұндай нөмірлі жазба бар.
store-other-client = Жазба ({ $kind }) басқа клиенттің жазбасына сілтейді.
store-reference-taken = { $reference } нөмірлі іс бар.
store-login-taken = { $login } логині бар қызметкер тіркелген.
store-in-use = Жойылмады: бұл жазбаға басқа жазбалар сілтейді — { $kind } { $name }
store-undo-in-use = Болдырылмады: содан бері оған тәуелді жазба қосылды — { $kind } { $name }
store-undo-nothing = Бұл әрекетте болдырмайтын ештеңе жоқ.
store-undo-lasting = Бұл әрекетті болдырмау мүмкін емес.
store-undo-gone = Болдырылмады: жазба содан бері жойылған — { $kind } { $name }
store-undo-changed = Болдырылмады: «{ $field }» өрісі содан бері өзгертілген. { $name }
store-older = Дерекқор бағдарламаның ескі нұсқасымен жасалған. Жаңарту үшін sojourn бағдарламасын бір рет іске қосыңыз.
