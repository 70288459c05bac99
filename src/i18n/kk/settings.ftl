### Баптаулар: ережелер және оларды кім растағаны; мерзімге ескертпелер; тағы не тапсыруға болады; демалыс күндерінің атауы.

tab-settings = Баптаулар
command-go-settings = Баптауларға өту: менікі, кеңсенікі, ережелер
command-confirm-rule = Ережені кеңсе атынан растау: алдымен не жылжитынын көрсету
hint-confirm-rule = растау
command-withdraw-rule = Ереженің растауын алып тастау: алдымен не жылжитынын көрсету
hint-withdraw-rule = алып тастау

settings-title = Ережелер
settings-count = Ережелер: { $n } · растауды күтеді: { $open }
settings-edition = { $edition } ережелер анықтамалығы, { $version }-нұсқа
settings-to-confirm = Кеңсе растауға тиіс
settings-to-confirm-hint = Бұл ережелер толық сенімді болмаса да, ашық мерзімдер соларға сүйенеді. Басшы әрқайсысын дереккөзімен бірге оқып, растайды не сол күйі қалдырады.
settings-others = Қалған ережелер
settings-nothing = Мұндай ереже жоқ.
settings-column-rule = ереже
settings-column-class = санаты
settings-column-severity = маңызы
settings-column-confidence = сенімділігі
settings-column-confirmed = расталды
settings-column-valid = қолданылуы
settings-column-use = ашық
settings-valid-from = { $from } бастап
settings-valid-until = { $until } дейін
settings-valid-between = { $from } – { $until }
settings-valid-always = қолданылу мерзімі көрсетілмеген
settings-confirmed-by = Растаған: { $who }, { $day }
settings-not-confirmed = Кеңсе растамаған
settings-source = Дереккөз: { $source }
settings-checked = { $day } салыстырылды
settings-use =
    { $n ->
        [0] оған сүйенетін ашық мерзім жоқ
        [one] оған { $n } ашық мерзім сүйенеді
       *[other] оған { $n } ашық мерзім сүйенеді
    }
settings-weighs-less = «{ $written }» деп жазылған; расталғанша «{ $now }» деп есептеледі
settings-past = Енді қолданылмайды
settings-notes = Ескертпелер
settings-reading-of = { $rules } ережесінің қатаңырақ түсіндірмесі: екеуінің бірі расталғанша ертерек күн бойынша ескертеді
settings-has-readings = Бұл ереженің қатаңырақ түсіндірмелері: { $rules }. Растау олардың ескертуін тоқтатады
settings-asks-per-entry =
    { $n ->
        [one] Кіргеннен кейін { $n } күннен аспайды, кірген күн бірінші күн болып саналады
       *[other] Кіргеннен кейін { $n } күннен аспайды, кірген күн бірінші күн болып саналады
    }
settings-asks-window = Кез келген { $of } күнде { $days } күннен аспайды
settings-asks-blocks = Алғашқы кіруден басталатын тұрақты { $of } күндік кезеңдерде { $days } күннен аспайды
settings-asks-dependent = Болу басқа адамның УТР мерзіміне байланысты; өз күні растауды қажет етеді
settings-asks-overlap = Жаңа өтініш үшін УТР мерзімінің ең көп қалдығы: { $n } { $unit }
settings-unit-days = күн
settings-unit-working-days = жұмыс күні
settings-unit-months = ай
settings-asks-same-day = Оқиғаның өз күні
settings-cap-identity = жеке басты куәландыратын құжат
settings-cap-basis = негіз сүйенетін құжат
settings-cap-linked-permit = шақырушының не негізгі өтініш берушінің УТР мерзімі
settings-cap-linked-basis = шақырушының не негізгі өтініш берушінің негізі
settings-citizens = Азаматтары: { $list }
settings-citizens-except = Мына елдердің азаматтарынан басқасы: { $list }
settings-citizens-other = Болу туралы басқа жол атамаған елдердің азаматтары
settings-grounds = Негіздер: { $list }
settings-ask-both = { $question } { $rows }
settings-asks-cap = Рұқсат мынадан ұзақ болмайды: { $what }
settings-cap-term = белгілі ең ұзақ мерзім
settings-asks-note = Ескертпе: күн бермейді
settings-asks-stricter-first = Қатаңырақ түсіндіру бойынша оқиға күні бірінші күн болып саналады

settings-looking = Не жылжитыны есептелуде
settings-progress = { $what }: { $total } клиенттің { $done }
settings-changing = Мерзімдер өзгертілуде
settings-ask-confirm = { $rule } ({ $title }) кеңсе атынан расталсын ба? Ашық мерзімдер: жылжиды — { $moved }, пайда болады — { $appeared }, жойылады — { $vanished }, бағалануы өзгереді — { $restated }. Қатысы бар адамдар: { $people }.
settings-ask-withdraw = { $rule } ({ $title }) растауы алынып тасталсын ба? Ашық мерзімдер: жылжиды — { $moved }, пайда болады — { $appeared }, жойылады — { $vanished }, бағалануы өзгереді — { $restated }. Қатысы бар адамдар: { $people }.
settings-ask-rows =
    { $n ->
        [one] Бұл нөмірде { $n } жол бар.
       *[other] Бұл нөмірде қолданылу мерзімі не азаматтығы әртүрлі { $n } жол бар; бәрі де ескеріледі.
    }
settings-confirmed = { $rule } расталды. Жылжыған ашық мерзімдер: { $moved }; u — болдырмау
settings-withdrawn = { $rule } растауы алынып тасталды. Жылжыған ашық мерзімдер: { $moved }; u — болдырмау
settings-stopped = Тоқтатылды: ештеңе өзгерген жоқ
settings-busy = Ереже өзгерісі дайындалуда: күтіңіз не тоқтатыңыз

note-never-count-on-it = Басшы үшін; бұл заңды болу емес, бұған сенуге болмайды

trail-holiday = { $day }: { $name }
trail-holiday-carried = { $day }: { $name }, демалыс күнінен ауысқан
trail-holiday-forecast = { $day }: { $name }, болжам бойынша
trail-holiday-exchanged = { $day }: { $worked } орнына демалыс

may-file-line = Тапсыруға болады: { $what }
may-file-until = { $kind } { $until } дейін ({ $rule })
may-file-between = { $kind } { $from } – { $until } аралығында ({ $rule })
may-file-from = { $kind } { $from } бастап ({ $rule })
may-file-now = { $kind }, мерзімі белгісіз ({ $rule })
may-file-stricter = қатаңырақ түсіндіру бойынша { $day } дейін
may-file-with-cancellation = тек қолданыстағы УТР күшін жоюмен бірге ({ $rule })
may-file-open = { $case } ісі ашық
may-file-child = { $age } жасқа дейін УТР қажет емес: болу ата-анасының УТР мерзіміне байланысты, растау қажет ({ $rule })
may-file-abroad = шетелде жүргенде ештеңе: клиент алдымен оралуы керек
may-file-abroad-permit = шетелде жүргенде ештеңе: клиент алдымен оралуы керек; УТР { $day } дейін жарамды
may-file-unlawful = болуды заңды ететін ештеңе жоқ: кету не түсініктеме, басшымен кеңесу
may-file-unknown = белгісіз: алдымен клиенттің қайда екенін анықтап, кіруін енгізу
may-file-other-permit = қолданыстағы рұқсат ({ $day } дейін) үшін ереже белгісіз: басшымен кеңесу
may-file-not-eligible = бұл азаматтық үшін мұндай УТР жоқ: не қолданылатынын қарау, басшымен кеңесу
may-file-citizen = ештеңе: азаматқа рұқсат қажет емес
