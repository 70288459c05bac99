### Журнал: тізім, жазба, болдырмау, тізбекті тексеру.

tab-journal = Журнал
command-go-journal = Өзгерістер журналына өту
command-undo-entry = Таңдалған жазбаның әрекетін сұрап барып болдырмау
hint-undo-entry = осыны болдырмау
command-prove-journal = Журналдың бірде-бір жазбасы өзгертілмегенін, жойылмағанын тексеру
hint-prove-journal = тексеру
journal-create = жасалды
journal-setting = баптаулар өзгертілді
journal-erase = деректер заң бойынша жойылды
journal-erased = мазмұны жойылған
journal-settings = кеңсе баптаулары
journal-setting-thresholds = Мерзім деңгейлері
journal-setting-review = Күнделікті тексеру
journal-law = Ережелер өзгертілді; жылжыған күндер әр клиенттің тарихында.
journal-no-content = Бұл жазба деректі өзгертпеген.
journal-searching = ізделуде, { $seq }-жазбаға жеттік
journal-position = Журналдың { $seq }-жазбасы
journal-filter-hint = кім:аты әрекет:импорт күн:20.11..23.11 немесе клиент
journal-cut = мұндай есімді адам көп: сөз қосыңыз
journal-proving = Журнал тексерілуде: { $n } жазба
journal-proof-title = Журналды тексеру
journal-proof-sound =
    { $n ->
        [one] Журнал бүтін: { $n } жазба, өзгертілгені де, жойылғаны да жоқ.
       *[other] Журнал бүтін: { $n } жазба, өзгертілгені де, жойылғаны да жоқ.
    }
journal-proof-faults = Журнал бұзылған (қаралған жазба: { $n }):
journal-proof-head = Соңғы хеш: { $head }
journal-proof-keep = Бұл хешті бағдарламадан тыс сақтаңыз: сонда журналдың соңын ешкім байқатпай кесе алмайды.
journal-proof-next = Жұмысты тоқтатыңыз: әкімшіні шақырып, дерекқор файлын сол күйінде сақтаңыз.
journal-undo-others = Мұны басқалар істеген: болдырмауды басшы жасай алады.
journal-undo-done = Бұл болдырылмай қойған.
journal-undo-of-undo = Болдырмау болдырылмайды: өзгерісті қайта енгізіңіз.
journal-undo-erased = Жазбаның мазмұны жойылған: қайтаратын ештеңе жоқ.
store-undo-setting = Баптау содан бері қайта өзгертілген; қолмен өзгертіңіз.
