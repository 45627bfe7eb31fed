using System.Collections.Frozen;

namespace CustomerLifecycle.Bots.Text;

/// <summary>Traditional Chinese characters that turn up in service conversations, folded to their simplified form.</summary>
internal static class TraditionalCharacters
{
    // Pairs: traditional, simplified. One character to one character, so that positions in the text survive the folding.
    private const string Pairs =
        "這这個个們们來来時时說说對对會会過过還还沒没後后發发經经開开間间關关問问題题請请謝谢貨货單单號号碼码電电話话機机訂订購购買买賣卖價价錢钱運运費费遞递險险幾几點点種种樣样樓楼層层區区縣县鄉乡鎮镇" +
        "廣广東东灣湾臺台維维壞坏換换損损壓压縮缩濾滤網网熱热溫温氣气體体燈灯線线視视腦脑鍵键盤盘顯显濕湿乾干爐炉煙烟內内膽胆淨净質质飲饮飯饭鍋锅風风廠厂產产證证書书據据稅税務务銀银帳帐戶户賬账轉转儲储" +
        "貸贷額额減减滿满優优積积員员級级別别權权車车駕驾駛驶醫医療疗藥药師师學学習习課课報报導导讀读寫写長长圖图館馆場场預预約约選选擇择應应該该當当讓让認认識识議议論论設设計计劃划劇剧實实現现際际標标" +
        "準准檢检測测試试驗验確确聯联繫系絡络連连斷断續续衛卫訊讯簡简漢汉語语韓韩馬马鳥鸟魚鱼龍龙龜龟麥麦麵面黃黄齊齐齒齿歲岁壽寿備备複复雜杂雙双難难離离願愿顏颜類类顧顾饋馈饅馒駐驻騎骑驚惊髮发鬧闹鬥斗" +
        "鳳凤鹽盐麗丽傘伞傳传傷伤儀仪億亿兒儿兩两冊册凍冻則则剛刚創创劉刘勁劲動动勝胜勞劳勢势勵励勸劝協协厭厌參参呂吕啟启嗎吗嗚呜嘆叹嚐尝噴喷嚇吓嚴严團团園园圍围圓圆國国塊块塵尘壇坛壟垄壩坝壯壮聲声處处" +
        "夢梦夠够夾夹奪夺奮奋媽妈婦妇嬰婴孫孙寧宁寶宝寵宠審审寬宽將将專专尋寻屬属岡冈島岛崗岗幣币帶带幫帮幹干庫库廟庙廢废廳厅彈弹強强彌弥彙汇彥彦徑径從从復复徵征憂忧態态憑凭憶忆懇恳懷怀戰战戲戏拋抛掃扫" +
        "掛挂採采揀拣揮挥搖摇搶抢摯挚攔拦攜携擁拥擊击擋挡擔担擠挤擬拟擴扩擺摆攝摄攤摊敗败敵敌數数舊旧晉晋朧胧柵栅條条棄弃業业極极榮荣樂乐樞枢樸朴樹树橋桥橫横檔档歐欧歡欢歷历歸归殘残殺杀毀毁沖冲況况淚泪" +
        "淺浅湯汤溝沟滅灭滌涤滯滞滲渗漁渔漲涨漿浆潔洁潛潜潤润澤泽濃浓濟济濱滨瀏浏災灾為为烏乌無无煉炼煩烦燒烧營营爭争爺爷牆墙牽牵犧牺狀状獎奖獨独獲获獻献環环畢毕異异疊叠瘋疯癒愈盜盗監监眾众矯矫硯砚磚砖" +
        "礙碍礦矿禮礼禍祸稱称穀谷穩稳窮穷窩窝竊窃競竞筆笔節节範范築筑簽签籃篮籌筹籠笼糧粮糾纠紀纪紅红紋纹納纳純纯紙纸紛纷細细終终組组結结絕绝給给統统絲丝綁绑綱纲緊紧緒绪締缔編编緩缓緯纬練练縱纵總总績绩" +
        "織织繞绕繡绣繩绳繪绘繼继纖纤罰罚罷罢羅罗義义聖圣聞闻聰聪職职聽听肅肃脅胁脈脉腳脚腫肿膚肤膠胶臉脸臨临興兴舉举舖铺艙舱艱艰藝艺華华萬万葉叶葯药蓋盖薦荐薩萨藍蓝蘇苏蘋苹蘭兰虛虚蟲虫蠟蜡術术衝冲補补" +
        "裝装裡里製制襲袭見见規规親亲覺觉覽览觀观觸触討讨訓训託托記记許许訴诉診诊註注評评詞词詩诗詢询詳详誇夸誤误誰谁調调談谈譜谱譯译護护變变豐丰貝贝負负財财貢贡貧贫販贩貪贪貫贯責责貯贮貴贵貼贴貿贸賀贺" +
        "資资賓宾賞赏賠赔賢贤賭赌賴赖賺赚賽赛贈赠贊赞贏赢趕赶趙赵跡迹踐践躍跃軌轨軍军軟软較较載载輔辅輕轻輛辆輝辉輩辈輪轮輯辑輸输轎轿轟轰辦办辭辞農农迴回週周進进達达違违遙遥遠远適适遲迟遺遗邊边郵邮鄭郑" +
        "醜丑釀酿釋释鈔钞鈕钮鉛铅銅铜銘铭銳锐銷销鋁铝鋒锋鋼钢錄录錦锦錯错鎖锁鏈链鏡镜鐘钟鐵铁鑑鉴鑰钥門门閃闪閉闭閒闲閘闸閱阅闆板闊阔隊队陸陆陰阴陳陈陽阳隨随隱隐隻只雛雏雞鸡雲云霧雾靈灵靜静頁页頂顶項项" +
        "順顺須须頑顽頓顿頗颇領领頭头頻频顆颗颱台飛飞飾饰餅饼餓饿餘余饑饥馳驰駁驳騙骗騰腾驅驱驟骤髒脏鬆松鬍胡魯鲁鮮鲜鳴鸣鴨鸭鵝鹅鷹鹰黨党齡龄爾尔麼么喫吃闖闯鑽钻攏拢擱搁捨舍貓猫獅狮豬猪帥帅紮扎妳你裏里" +
        "麽么佈布";

    private static readonly FrozenDictionary<char, char> Table = BuildTable();

    /// <summary>The simplified form, or <paramref name="character"/> itself.</summary>
    public static char ToSimplified(char character) => Table.TryGetValue(character, out var simplified) ? simplified : character;

    private static FrozenDictionary<char, char> BuildTable()
    {
        var table = new Dictionary<char, char>(Pairs.Length / 2);
        for (var i = 0; i + 1 < Pairs.Length; i += 2)
        {
            table[Pairs[i]] = Pairs[i + 1];
        }

        return table.ToFrozenDictionary();
    }
}
