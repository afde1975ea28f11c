import type { Notice } from '../notices.ts'
import type { Language } from '../products/languages.ts'
import type { Reason } from '../reason.ts'

export interface Words {
  readonly console: string
  readonly welcome: string
  readonly signedInAs: string
  readonly signedInAt: string
  readonly role: string
  readonly tenant: string
  readonly language: string
  readonly ownName: string
  readonly endsIn: (seconds: number) => string
  readonly inMaintenance: string
  readonly endsSoon: Readonly<Record<Notice, string>>
  readonly signOut: string
  readonly none: string
}

const english: Words = {
  console: 'Management console',
  welcome: 'Welcome',
  signedInAs: 'Signed in as',
  signedInAt: 'Signed in at',
  role: 'Role',
  tenant: 'Tenant',
  language: 'Language',
  ownName: 'English',
  endsIn: (seconds) => `This session ends in ${seconds} seconds.`,
  inMaintenance: 'Maintenance mode is on.',
  endsSoon: {
    'server-certificate': 'The certificate of this server ends soon.',
    'provider-certificate': 'The certificate of an identity provider ends soon.',
  },
  signOut: 'Sign out',
  none: 'none',
}

const japanese: Words = {
  console: '管理コンソール',
  welcome: 'ようこそ',
  signedInAs: 'サインイン中のユーザー',
  signedInAt: 'サインイン日時',
  role: '役割',
  tenant: 'テナント',
  language: '言語',
  ownName: '日本語',
  endsIn: (seconds) => `このセッションは ${seconds} 秒後に終了します。`,
  inMaintenance: 'メンテナンスモードはオンです。',
  endsSoon: {
    'server-certificate': 'このサーバの証明書の有効期限が近づいています。',
    'provider-certificate': 'ID プロバイダの証明書の有効期限が近づいています。',
  },
  signOut: 'サインアウト',
  none: 'なし',
}

const chinese: Words = {
  console: '管理控制台',
  welcome: '欢迎',
  signedInAs: '当前登录用户',
  signedInAt: '登录时间',
  role: '角色',
  tenant: '租户',
  language: '语言',
  ownName: '简体中文',
  endsIn: (seconds) => `此会话将在 ${seconds} 秒后结束。`,
  inMaintenance: '维护模式已开启。',
  endsSoon: {
    'server-certificate': '此服务器的证书即将到期。',
    'provider-certificate': '身份提供程序的证书即将到期。',
  },
  signOut: '退出登录',
  none: '无',
}

/** All that the console says. @see requirements DS-LANG-2 to DS-LANG-5, TC1-LOC-2 */
export const WORDS: Readonly<Record<Language, Words>> = {
  'en-US': english,
  'ja-JP': japanese,
  'zh-CN': chinese,
  en: english,
  ja: japanese,
}

/** What a person reads whose message was refused. */
export const REFUSALS: Readonly<Record<Reason, string>> = {
  'missing-claim': 'Your identity provider did not send a claim that is needed here.',
  'bad-claim': 'Your identity provider sent a claim that cannot be used here.',
  'unauthorized-role': 'You may not sign in with the role that your identity provider named.',
  'bad-signature': 'The signature of the message from your identity provider is not valid.',
  unsigned: 'The message from your identity provider is not signed as it has to be.',
  'weak-algorithm': 'The message was signed with an algorithm or a key that is too weak.',
  'unknown-issuer': 'This identity provider is not known here.',
  'unknown-provider': 'The role was named for a provider that is not the one you come from.',
  'wrong-audience': 'The message was meant for another service.',
  'wrong-recipient': 'The message was meant for another address.',
  'wrong-destination': 'The message was sent to another address.',
  expired: 'The message from your identity provider has expired. Please sign in there again.',
  'not-yet-valid': 'The message from your identity provider is not valid yet. One of the clocks may be wrong.',
  'certificate-expired': "Your identity provider's certificate is not valid at this time.",
  replayed: 'This message was used before. Please sign in at your identity provider again.',
  unsolicited: 'The message answers a request that this service did not make.',
  'wrong-request': 'The message answers a request of another browser, or comes from a provider that was not asked.',
  'weak-context': 'Your identity provider did not sign you in as strongly, or as recently, as it has to be here.',
  'status-not-success': 'Your identity provider did not sign you in.',
  'duration-too-long': 'Your identity provider asked for a session that is longer than possible.',
  'bad-response': 'The message from your identity provider is not a valid SAML response.',
  malformed: 'The message from your identity provider could not be read.',
  doctype: 'The message contains a document type declaration, which is not allowed.',
  'bad-confirmation': 'The message does not confirm who may use it.',
  'no-authn-statement': 'The message does not say that you signed in.',
  'not-encrypted': 'The message from your identity provider is not encrypted as it has to be.',
  'bad-encryption': 'The message from your identity provider could not be decrypted.',
  'unknown-user': 'This service does not know you yet. Your administrator may synchronize the directory.',
  'unknown-gateway': 'Users who are not known yet can sign in from the gateways of their organization only.',
}
