### Баптаулар: менікі, кеңсенікі, хаттар, ережелерге жол.

office-section-mine = Мен үшін
office-section-office = Кеңсе
office-section-letters = Хаттар
office-language = Тіл
office-language-about = Сіздің экраныңыздың тілі; хат алушының тілінде жазылады.
office-look = Көрініс
office-look-about = Жоғары контраст — жарық бөлме мен шаршаған көзге; түссіз де бәрі белгі мен сөзбен айтылады.
office-look-default = кәдімгі түстер
office-look-contrast = жоғары контраст
office-look-light = ашық фонға
office-look-monochrome = түссіз
office-zone = Уақыт белдеуі
office-zone-about = Күндер — кеңсенің азаматтық күндері: 2024 жылғы 1 наурыздан бері Қазақстанның бірыңғай уақыты UTC+5. Өзгертілмейді.
office-levels = Мерзім деңгейлері
office-levels-about = Мерзім неше күн бұрын шұғыл және жақын саналады — бәріне: тізімдерде, күнделікті тексеруде және басқа бағдарламаларда.
office-levels-value = шұғыл { $critical } күнге дейін, жақын { $soon } күнге дейін
office-review = Күнделікті тексеру
office-review-about = Тексеруді қай сағатқа дейін аяқтау керек және ешкім қарамаған міндетті мерзім неше жұмыс күні бұрын орынбасардың, кейін басшылардың тексеруіне түседі.
office-review-value = { $hour } дейін; орынбасар { $deputy }, басшылар { $supervisor } жұмыс күні бұрын
office-wordings = Хат мәтіндері
office-wordings-about = Мәтін хат жазылатын жерде өзгертіледі: клиентті не істі ашып, l басыңыз да, мәтінді алдын ала қарап өзгертіңіз. Кеңсенің өз мәтіндері:
office-wordings-value =
    { $n ->
        [0] кіріктірілген
        [one] { $n } өз мәтініміз
       *[other] { $n } өз мәтініміз
    }
office-data = Дербес деректер
office-data-about = Қолжетімділігі шектеулі жазбалар саны: адамдар, құжаттар, байланыстар. Enter — дербес деректер беті.
office-data-plain = адам — { $people }, жазба — { $records }
office-data-fine = адам — { $people }, жазба — { $records } / { $limit }
office-data-near = ! адам — { $people }, жазба — { $records } / { $limit }
office-rules = Ережелер анықтамалығы
office-rules-about = Әр ереже сенімділігі мен дереккөзімен; кеңсе кепіл болатын ережені басшы осында растайды.
office-saved = Кеңсе үшін сақталды; u — болдырмау.
office-saved-mine = Сіз үшін сақталды, кез келген терминалда.
office-not-a-number = «{ $typed }» — күн саны емес.
office-now = Кеңседе қазір { $time } ({ $zone }).
office-thresholds-order = Шұғыл күні жақын күнінен аз, ал жақын күні { $most } күннен аспауы керек.
field-critical = Шұғыл, күн бұрын
field-soon = Жақын, күн бұрын
field-sign_off_by = Аяқтау уақыты
field-climb_deputy = Орынбасар, жұмыс күні бұрын
field-climb_supervisor = Басшылар, жұмыс күні бұрын
