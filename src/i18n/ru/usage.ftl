### Что не так в командной строке, что делать, и заголовки справки.

usage-no-option = Параметра «{ $option }» здесь нет.
usage-no-command = Команды «{ $command }» нет.
usage-too-much = «{ $option }» здесь лишнее.
usage-no-value = Для { $option } нужно значение.
usage-bad-value = «{ $value }» не подходит для { $option }.
usage-number-of-values = Для { $option } указано не столько значений, сколько нужно.
usage-so-many = Нужно: { $n }.
usage-equals = Значение { $option } пишется через «=».
usage-missing = Не хватает: { $option }
usage-incomplete = Команда набрана не до конца.
usage-twice = { $option } указано дважды.
usage-conflict = { $option } нельзя указать вместе с { $others }.
usage-no-text = В командной строке есть байты, которые не читаются как текст.
usage-not-understood = Командная строка не разобрана.

usage-one-of = Возможно: { $values }.
usage-like = Нужен номер вида { $example }.
usage-range = Допустимо от { $from } до { $until }.
usage-day = Дата пишется как ГГГГ-ММ-ДД.
usage-no-day = Такого дня нет.
usage-day-or-word = Укажите дату (ГГГГ-ММ-ДД) или слово: сегодня, завтра, вчера.
usage-year = Укажите год от 1900 до 2100, например 2026.
usage-days-ahead = Укажите, на сколько дней вперёд смотреть: от 0 до 36500, например 7.
usage-range-of-days = Дни пишутся как С..ПО или С.., если конца ещё нет.
usage-turned-round = Последний день раньше первого.
usage-closed-range = У разрешения есть последний день: С..ПО.
usage-days = Укажите число дней, например +3 или -3.
usage-too-far = Это слишком далеко.

usage-similar = Возможно, имелось в виду { $word }?
usage-how = Как писать: { $usage }
usage-help = Подробнее: { $command }

usage-heading-usage = Как писать
usage-heading-commands = Команды
usage-heading-arguments = Аргументы
usage-heading-options = Параметры
usage-heading-globals = Общие параметры
usage-heading-example = Пример
usage-heading-examples = Примеры
usage-heading-values = Возможные значения
usage-word-options = [ПАРАМЕТРЫ]
usage-word-command = <КОМАНДА>
usage-word-maybe-command = [КОМАНДА]
usage-default = [по умолчанию: { $value }]
usage-values = [возможные значения: { $values }]
usage-print-help = Показать справку
usage-print-help-more = Показать справку (подробнее: --help)
usage-print-help-less = Показать справку (кратко: -h)
usage-print-version = Показать версию
