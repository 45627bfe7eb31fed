using System.Collections.Frozen;
using CustomerLifecycle.Leads.Matching;

namespace CustomerLifecycle.Leads.Import;

/// <summary>Recognises columns by the headers that lead lists use, in Chinese and English.</summary>
internal static class ColumnRecognition
{
    private static readonly FrozenDictionary<string, LeadColumn> Known = Names(
        (LeadColumn.Name, "姓名 名字 客户姓名 联系人 联系人姓名 称呼 name fullname customername contactname contact leadname"),
        (LeadColumn.Phone, "手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 固定电话 座机 phone phonenumber mobile mobilephone mobilenumber cell cellphone tel telephone"),
        (LeadColumn.Email, "邮箱 电子邮箱 邮件 电子邮件 email emailaddress mail"),
        (LeadColumn.WeChat, "微信 微信号 wechat wechatid weixin"),
        (LeadColumn.QQ, "qq qq号 qq号码"),
        (LeadColumn.Member, "会员号 会员编号 会员卡号 member memberid membernumber"),
        (LeadColumn.Company, "公司 公司名称 单位 企业 企业名称 company companyname organization organisation"),
        (LeadColumn.City, "城市 所在城市 所在地 city town"),
        (LeadColumn.Interest, "意向 需求 咨询内容 留言 备注 interest message note notes comment comments"),
        (LeadColumn.ReceivedAt, "时间 提交时间 创建时间 留资时间 receivedat createdat submittedat timestamp"),
        (LeadColumn.Source, "来源 渠道 线索来源 source leadsource"),
        (LeadColumn.Campaign, "活动 推广计划 campaign utmcampaign"),
        (LeadColumn.Keyword, "关键词 搜索词 keyword utmterm"));

    public static LeadColumn Of(string header) => Known.GetValueOrDefault(TextFolding.Compact(header), LeadColumn.Attribute);

    private static FrozenDictionary<string, LeadColumn> Names(params (LeadColumn Column, string Headers)[] columns) => columns
        .SelectMany(column => column.Headers.Split(' ').Select(header => (column.Column, header)))
        .ToFrozenDictionary(entry => entry.header, entry => entry.Column, StringComparer.Ordinal);
}
