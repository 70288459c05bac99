### Что хранилище записей отклоняет и почему.

store-already-there = В этом месте уже есть файл. Ничего не перезаписано.
store-field-empty = Поле «{ $field }» не может быть пустым.
store-date-impossible = Дату в поле «{ $field }» нельзя сохранить.
store-time-impossible = В поле «{ $field }» нужно время, например 09:30.
store-text-too-long = { $most ->
    [one] Текст в поле «{ $field }» длиннее { $most } знака.
    [few] Текст в поле «{ $field }» длиннее { $most } знаков.
    [many] Текст в поле «{ $field }» длиннее { $most } знаков.
   *[other] Текст в поле «{ $field }» длиннее { $most } знака.
}
store-ends-before-it-begins = Окончание { $until } раньше начала { $from }.
store-stay-open = Пребывание с { $entry } пересекается с незакрытым пребыванием, начатым { $other }. Сначала укажите дату выезда по нему.
store-stay-overlaps = Пребывание с { $entry } пересекается с пребыванием с { $from } по { $until }.
store-value-refused = Недопустимое значение в записи ({ $kind }).
store-number-taken = Запись с таким номером уже есть.
store-other-client = Запись ({ $kind }) ссылается на запись другого клиента.
store-reference-taken = Дело с номером { $reference } уже есть.
store-login-taken = Сотрудник с логином { $login } уже есть.
store-in-use = Не удалено: на эту запись ссылаются другие — { $kind } { $name }
store-undo-in-use = Не отменено: с тех пор появилась зависящая запись — { $kind } { $name }
store-undo-nothing = В этом действии нечего отменять.
store-undo-lasting = Это действие отменить нельзя.
store-undo-gone = Не отменено: запись с тех пор удалена — { $kind } { $name }
store-undo-changed = Не отменено: поле «{ $field }» с тех пор изменено. { $name }
store-older = База данных создана более ранней версией программы. Запустите sojourn один раз, чтобы обновить её.
