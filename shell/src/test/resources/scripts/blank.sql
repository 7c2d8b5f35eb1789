

   
-- comment
/* more
 comment */
;
;;
