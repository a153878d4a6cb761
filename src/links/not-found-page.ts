/** Does a page say of itself that it is not there? */

/** Whole phrases, between the separators of a title, that mean “there is nothing at this address”. */
const phrases: readonly RegExp[] = [
  /^(http |error |fehler |erreur |errore |fout )?(code )?404( error| fehler)?$/,
  /^((http |error )?404 )?(the |this |that |your )?((requested |web )*(page|file|document|article|content|story|site|resource|url|post) )?((you )?(requested|were looking for|are looking for|have requested) )?(was |is |can ?not be |could not be |cant be |couldnt be )?not ?found( 404)?( error)?$/,
  /^(the |this |that |your )?(requested )?(page|file|document|article|content|story|resource|url|post) (you (requested|were looking for|are looking for) )?(was not|is not|isnt|cannot be|can not be|cant be|could not be|couldnt be|does not|doesnt|no longer|is no longer)( be)? (found|exists?|available|here)( anymore)?$/,
  /^(we |sorry )*(cannot|cant|couldnt|could not) find (the|that|this) (page|article|file|document)( you (were|are) looking for| you requested)?$/,
  /^(die |diese )?(angeforderte |gewünschte )?(seite|datei|artikel) (wurde |konnte |existiert |ist )?(leider )?(nicht|nicht mehr) ?(gefunden|gefunden werden|verfügbar|vorhanden)?$/,
  /^nicht gefunden$/,
  /^(erreur )?(cette |la )?page (est |demandée est |que vous cherchez est )?(introuvable|non trouvée|nexiste pas|nexiste plus|na pas été trouvée)$/,
  /^(la )?página (solicitada )?(no encontrada|no existe|no fue encontrada|no se ha encontrado|no disponible)$/,
  /^(no encontrado|no se encontró la página|no se ha encontrado la página)$/,
  /^(a )?página (solicitada )?(não encontrada|não existe|não foi encontrada)$/,
  /^(la )?pagina (richiesta )?(non trovata|non esiste|non è stata trovata|inesistente)$/,
  /^(de )?pagina (is )?(niet gevonden|bestaat niet)$/,
  /^sidan (hittades inte|kunde inte hittas|finns inte|saknas)$/,
  /^siden (blev|ble)? ?(ikke|kunne ikke) (fundet|funnet|findes|finnes)$/,
  /^sivua ei (löydy|löytynyt)$/,
  /^(nie znaleziono strony|strona nie (została znaleziona|istnieje))$/,
  /^stránka (nenalezena|nebyla nalezena|neexistuje)$/,
  /^страница не (найдена|существует)$/,
  /^сторінку не знайдено$/,
  /^sayfa bulunamadı$/,
  /^(الصفحة غير موجودة|لم يتم العثور على الصفحة)$/,
  /(页面|頁面|网页|網頁|文章|内容)(不存在|未找到|没有找到|找不到|已删除|已被删除)/,
  /(找不到|無法找到|无法找到)(该|此|這個|这个|您访问的|您要的|您要找的)?(页面|頁面|网页|網頁|文章)/,
  /ページ(が|は)(見つかりません|見つかりませんでした|存在しません)/,
  /페이지를 찾을 수 없습니다|존재하지 않는 페이지/,
];

/** Greetings before the phrase itself: “Oops! …”, “Sorry, …”. */
const GREETING = /^(oops|ooops|whoops|uh oh|sorry|hoppla|ups|désolé|lo sentimos)\b[\s!,.…:]*/;

/**
 * True where a part of a title or heading is nothing but the words for “page not found”. A page about
 * something else that was not found (“Cause of the outage not found”) does not count, nor does a site
 * whose name has the number in it (“404 Media”).
 */
export function saysNotFound(heading: string): boolean {
  return heading.split(/\s+[|–—·•»:-]+\s+|[|·•»]|:\s|[.!?…。！？]+(?:\s+|$)/u).some((part) => {
    const words = part
      .toLowerCase()
      .replace(GREETING, '')
      .replace(/['’`"“”„«»()[\]]/gu, '')
      .replace(/[\s\-–—_,:.!…]+/gu, ' ')
      .trim();
    return phrases.some((phrase) => phrase.test(words));
  });
}
