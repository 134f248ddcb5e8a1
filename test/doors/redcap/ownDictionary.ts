/** A data dictionary written by us: every field type, validations, a matrix, branching and calculations that fit and that do not. */
export const ownDictionary = `"Variable / Field Name","Form Name","Section Header","Field Type","Field Label","Choices, Calculations, OR Slider Labels","Field Note","Text Validation Type OR Show Slider Number","Text Validation Min","Text Validation Max",Identifier?,"Branching Logic (Show field only if...)","Required Field?","Custom Alignment","Question Number (surveys only)","Matrix Group Name","Matrix Ranking?","Field Annotation"
record_id,first_form,,text,"Record ID",,,,,,,,,,,,,
born,first_form,"<h2>About <b>you</b></h2>",text,"Date of birth",,,date_dmy,1900-01-01,today,y,,y,,,,,
smokes,first_form,,yesno,"Do you smoke?",,,,,,,,y,RH,1,,,
per_day,first_form,,text,"How many a day, <i>about</i>?",,"Roughly",integer,0,100,,"[smokes] = ""1""",,,,,,
kind,first_form,,radio,"Which kind?","1, Cigarettes | 2, Pipe | 9, Other",,,,,,"[smokes] = '1' and [per_day] > 5",,,,,,"@DEFAULT='1'"
other,first_form,,text,"Which other?",,,,,,,"[kind] = '9' or [kind] <> '1'",,,,,,"@CHARLIMIT=40 @PLACEHOLDER='Write'"
sick,first_form,,checkbox,"Any of these?","1, Asthma | 2, COPD | 99, None of these",,,,,,,,,,,,"@NONEOFTHEABOVE='99' @MAXCHECKED=2"
asthma_when,first_form,,text,"Since when?",,,date_ymd,,,,"[sick(1)] = '1' and [sick(99)] = '0'",,,,,,
mood,first_form,,slider,"Mood","Low | Middle | High",,,,,,,,,,,,
energy,first_form,,slider,"Energy","None | Full",,number,0,10,,,,,,,,
m1,first_form,"How often?",radio,"Row one","0, Never | 1, Often",,,,,,"[smokes] = '1'",y,,,often,,
m2,first_form,,radio,"Row two","0, Never | 1, Often",,,,,,"[smokes] = '1'",y,,,often,,
after,first_form,,notes,"More?",,,,,,,"[m2] = '1'",,,,,,
height,first_form,,text,"Height (cm)",,,number,100,250,,,,,,,,
weight,first_form,,text,"Weight (kg)",,,number_1dp,20,300,,,,,,,,
bmi,first_form,,calc,BMI,"round(([weight]*10000)/(([height])^(2)),1)",,,,,,,,,,,,
risk,first_form,,calc,Risk,"if([kind] = '9', 2, [m1] + [m2])",,,,,,,,,,,,@HIDDEN
far,first_form,,calc,Far,"datediff([born], 'today', 'y')",,,,,,,,,,,,
secret,first_form,,text,Secret,,,,,,,,,,,,,@HIDDEN
mail,first_form,,text,E-mail,,,email,,,y,,,,,,,
zip,first_form,,text,Zip,,,zipcode,,,,,,,,,,
when,first_form,,text,When,,,datetime_seconds_ymd,,,,,,,,,,
doc,first_form,,file,Document,,,,,,,,,,,,,
sign,first_form,,file,Signature,,,signature,,,,,,,,,,
words,second_form,,descriptive,"Some <a href=""https://example.org"">words</a>",,,,,,,,,,,,,
cross,second_form,,truefalse,"Seen elsewhere?",,,,,,,"[first_event][smokes] = '1'",,,,,,
list,second_form,,dropdown,List,"a b, With a space | , Nothing | x",,,,,,"[smokes] = '1'",,,,,,
query,second_form,,sql,Query,"select 1",,,,,,,,,,,,
empty,second_form,,radio,"No choices",,,,,,,,,,,,,
odd,second_form,,hologram,Odd,,,,,,,,,,,,,
`;
