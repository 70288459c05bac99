# Originals: where they lie, who took them, and the act of acceptance.

field-held_since = У нас с
field-held_by = Приняли
field-kept_at = Где хранится
field-returned_on = Возвращён
field-returned_to = Кому возвращён
field-trip = Клиент выезжает из страны
