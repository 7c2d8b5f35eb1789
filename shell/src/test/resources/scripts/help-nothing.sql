.help zzzzzz
select 1;
